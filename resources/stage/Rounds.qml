// One chapter of a count in rounds: a bar an option, a line to be reached, and who has a seat or goes out.
import QtQuick

Item {
    id: rounds

    required property var theme
    required property var result

    readonly property var rows: result.rows
    readonly property bool few: rows.length <= 3
    readonly property bool many: rows.length > 6
    readonly property string role: few ? "lead" : "body"
    readonly property real tall: Math.min((few ? 300 : 190) * theme.u, (height - story.height - above) / Math.max(1, rows.length))
    readonly property real above: (many ? 46 : few ? 84 : 64) * theme.u // for what the bars count, and the line to be reached
    readonly property real markWidth: 56 * theme.u
    readonly property real letter: (few ? 32 : 26) * theme.u // as wide as figures are, on average
    readonly property real labelWidth: width * theme.namesShare(rows) - markWidth
    readonly property real plotLeft: markWidth + labelWidth + theme.gap * 0.75
    readonly property string badgeRole: longest(row => row.badge) > 12 ? "body" : role
    readonly property real badgeWidth: badged ? Math.min(width * (many ? 0.3 : 0.2), (badgeRole === "lead" ? 32 : 26) * theme.u * longest(row => row.badge)) + 2 * theme.tight : 0
    readonly property real textWidth: letter * longest(row => row.text + (row.change !== "" ? "  " + row.change : "")) + theme.tight
    readonly property bool badged: rows.some(row => row.badge !== "")
    readonly property real plotWidth: width - plotLeft - textWidth - badgeWidth

    property real grown: theme.still ? 1 : 0

    function longest(words: var): int {
        return Math.max(1, ...rows.map(row => words(row).length));
    }

    NumberAnimation on grown {
        duration: rounds.theme.growTime
        easing.type: Easing.OutCubic
        running: !rounds.theme.still
        to: 1
    }
    Story {
        id: story

        chapter: rounds.result.round_text
        role: rounds.role
        theme: rounds.theme
        told: rounds.result.told
        width: parent.width
    }
    Repeater {
        model: rounds.rows.length

        Item {
            id: row

            required property int index
            readonly property var modelData: rounds.rows[index]
            readonly property bool out: modelData.state === "out"
            readonly property bool seated: modelData.state === "seated"

            height: rounds.tall
            width: rounds.width
            y: story.height + rounds.above + index * rounds.tall

            Ground {
                first: row.seated
                theme: rounds.theme
                visible: row.seated || row.modelData.state === "leaving"
            }
            Words {
                anchors.verticalCenter: parent.verticalCenter
                color: rounds.theme.accent
                font.weight: Font.Bold
                role: rounds.role
                text: row.modelData.mark
                theme: rounds.theme
            }
            Name {
                color: row.out ? rounds.theme.inkSoft : rounds.theme.ink
                font.weight: row.seated ? Font.DemiBold : Font.Normal
                most: rounds.role
                room: row.height
                rows: rounds.rows
                text: row.modelData.label
                theme: rounds.theme
                width: rounds.labelWidth
                x: rounds.markWidth
            }
            Rectangle {
                id: fill

                readonly property real long_: rounds.plotWidth * row.modelData.share * rounds.grown

                anchors.verticalCenter: parent.verticalCenter
                border.color: rounds.theme.side(rounds.result.sides[0].key).colour
                border.width: row.modelData.negative ? 3 * rounds.theme.u : 0
                color: row.modelData.negative ? rounds.theme.surface : rounds.theme.side(rounds.result.sides[0].key).colour
                height: Math.min((rounds.few ? 96 : 64) * rounds.theme.u, row.height * 0.6)
                opacity: row.modelData.state === "leaving" ? 0.55 : 1
                radius: 4 * rounds.theme.u
                visible: !row.out
                width: Math.max(4 * rounds.theme.u, long_)
                x: rounds.plotLeft + rounds.plotWidth * rounds.result.zero - (row.modelData.negative ? width : 0)

                Behavior on width {
                    enabled: !rounds.theme.still

                    NumberAnimation {
                        duration: rounds.theme.growTime
                        easing.type: Easing.OutCubic
                    }
                }
            }
            Rectangle {
                readonly property var ends: row.modelData.span

                anchors.verticalCenter: fill.verticalCenter
                color: rounds.theme.ink
                height: 5 * rounds.theme.u
                objectName: "span"
                visible: ends.length === 2
                width: visible ? rounds.plotWidth * (ends[1] - ends[0]) : 0
                x: visible ? rounds.plotLeft + rounds.plotWidth * ends[0] : 0
            }
            Words {
                id: count

                readonly property real after: Math.max(fill.x + fill.width, past) + rounds.theme.tight
                readonly property bool across: threshold.visible && after < threshold.x + threshold.width && after + implicitWidth > threshold.x
                readonly property real past: row.modelData.span.length === 2 ? rounds.plotLeft + rounds.plotWidth * row.modelData.span[1] : 0

                anchors.verticalCenter: parent.verticalCenter
                color: row.out ? rounds.theme.inkSoft : rounds.theme.side(rounds.result.sides[0].key).ink
                font.features: {
                    "tnum": 1
                }
                font.weight: Font.DemiBold
                objectName: "count"
                role: rounds.role
                text: row.modelData.text + (row.modelData.change !== "" ? "  " + row.modelData.change : "")
                theme: rounds.theme
                wrapMode: Text.NoWrap
                x: row.out ? rounds.plotLeft : across ? threshold.x + threshold.width + rounds.theme.tight : after
            }
            Words {
                anchors.right: parent.right
                anchors.verticalCenter: parent.verticalCenter
                color: row.seated ? rounds.theme.accent : rounds.theme.inkSoft
                font.weight: Font.DemiBold
                horizontalAlignment: Text.AlignRight
                objectName: "badge"
                lineHeight: 0.87
                maximumLineCount: row.height > 90 * rounds.theme.u ? 2 : 1
                role: rounds.badgeRole
                text: row.modelData.badge
                theme: rounds.theme
                width: rounds.badgeWidth
            }
        }
    }
    Rectangle {
        id: threshold

        color: rounds.theme.ink
        height: rounds.rows.length * rounds.tall + 6 * rounds.theme.u
        objectName: "line"
        visible: !!rounds.result.line
        width: 4 * rounds.theme.u
        x: visible ? rounds.plotLeft + rounds.plotWidth * rounds.result.line.share : 0
        y: story.height + rounds.above - 6 * rounds.theme.u
    }
    Words {
        id: reached

        font.weight: Font.DemiBold
        objectName: "reached"
        role: rounds.many ? "chrome" : "body"
        text: rounds.result.line ? rounds.result.line.text : ""
        theme: rounds.theme
        visible: threshold.visible
        wrapMode: Text.NoWrap
        x: Math.min(threshold.x - implicitWidth / 2, rounds.width - implicitWidth)
        y: threshold.y - implicitHeight
    }
    Words {
        color: rounds.theme.inkSoft
        objectName: "unit"
        role: reached.role
        text: rounds.result.unit
        theme: rounds.theme
        visible: !threshold.visible || rounds.plotLeft + implicitWidth + rounds.theme.tight < reached.x
        wrapMode: Text.NoWrap
        x: rounds.plotLeft
        y: story.height + rounds.above - 6 * rounds.theme.u - implicitHeight
    }
}
