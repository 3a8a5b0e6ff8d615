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

    // How much of the width the names of options have beside a picture.
    function namesShare(rows: var): real {
        return rows.length > 6 ? 0.44 : rows.some(row => row.label.length > 60) ? 0.46 : 0.4;
    }
    // The largest letters, up to a role's, in which the longest of these labels stands whole on packed lines in that room.
    function nameSize(rows: var, width: real, height: real, most: string): int {
        const longest = Math.max(1, ...rows.map(row => row.label.length));
        for (let size_ = size(most); size_ > size("name"); size_ -= Math.max(1, Math.round(u))) {
            const along = longest * 0.56 * size_; // of semi-bold letters, on average
            const down = along <= width ? 1 : Math.ceil(along / Math.max(1, width - 3 * size_)); // lines end before a word
            if (down * 1.02 * size_ <= height)
                return size_;
        }
        return size("name");
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
