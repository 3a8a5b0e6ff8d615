// The design language as the scenes use it: design.py's values, sized for this window by one unit.
import QtQuick

QtObject {
    required property var plain // design.stage_theme()
    required property real width
    required property real height
    required property bool still // a picture, not a performance: nothing moves
    required property bool software // no graphics card: films need their own item

    readonly property real u: Math.min(width / 1920, height / 1080)

    readonly property color paper: plain.colours.paper
    readonly property color surface: plain.colours.surface
    readonly property color sunken: plain.colours.sunken
    readonly property color line: plain.colours.line
    readonly property color edge: plain.colours.edge
    readonly property color ink: plain.colours.ink
    readonly property color inkSoft: plain.colours.ink_soft
    readonly property color accent: plain.colours.accent
    readonly property color accentSoft: plain.colours.accent_soft
    readonly property color paleInk: plain.colours.on_accent
    readonly property color ok: plain.colours.ok
    readonly property color okSoft: plain.colours.ok_soft
    readonly property color warn: plain.colours.warn
    readonly property color warnSoft: plain.colours.warn_soft
    readonly property color stop: plain.colours.stop
    readonly property color stopSoft: plain.colours.stop_soft

    readonly property var grades: plain.grades // six, worst first: {tone, ink}

    readonly property string family: plain.family

    readonly property real margin: 96 * u
    readonly property real foot: 96 * u
    readonly property real gap: 2 * plain.space.medium * u
    readonly property real tight: 2 * plain.space.small * u
    readonly property real radius: 2 * plain.radius.medium * u

    readonly property int sceneTime: still ? 0 : plain.duration.scene
    readonly property int growTime: still ? 0 : plain.duration.grow

    // How much of the width the names of up to six options need to stand whole on two lines.
    function namesShare(rows: var): real {
        const longest = Math.max(0, ...rows.map(row => row.label.length));
        return rows.length > 6 ? 0.43 : longest > 80 ? 0.6 : longest > 60 ? 0.54 : 0.4;
    }
    // How many lines of packed body text stand whole in that height.
    function lines(height: real): int {
        return Math.max(1, Math.floor((height - 6 * u) / (46 * u)));
    }
    // The pixel size of a role such as "body" or "title".
    function size(role: string): int {
        return Math.round(plain.sizes[role] * 1080 * u);
    }

    // A local path as an address that QML can open, whatever stands in it.
    function file(path: string): string {
        return "file:" + (path.startsWith("/") ? "//" : "///") + encodeURI(path).replace(/#/g, "%23").replace(/\?/g, "%3F");
    }
    function side(key: string): var {
        return plain.sides[key];
    }
}
