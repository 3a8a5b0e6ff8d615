// Options and what each side gave them, sides apart; two columns above six options.
import QtQuick

Item {
    id: bars

    required property var theme
    required property var result

    readonly property int across: result.rows.length > 6 ? 2 : 1
    readonly property int down: Math.ceil(result.rows.length / across)
    readonly property real tall: Math.min((few ? 300 : across === 1 ? 170 : 150) * theme.u, grid.height / Math.max(1, down))
    readonly property bool peopled: across === 1 && result.rows.some(row => row.people_text !== "")
    readonly property bool few: result.rows.length <= 3
    readonly property bool marked: result.sides.length > 1
    readonly property int longest: Math.max(1, ...result.rows.map(row => Math.max(...row.values.map(value => value.text.length))))
    readonly property bool wordy: result.rows.some(row => row.label.length > 60)
    readonly property real figures: ((few ? 38 : 25) * longest + 40) * theme.u

    property real grown: theme.still ? 1 : 0

    NumberAnimation on grown {
        duration: bars.theme.growTime
        easing.type: Easing.OutCubic
        running: !bars.theme.still
        to: 1
    }
    Grid {
        id: grid

        anchors.bottom: parent.bottom
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: parent.top
        columnSpacing: bars.theme.gap
        columns: bars.across
        flow: Grid.TopToBottom
        rows: bars.down

        Repeater {
            model: bars.result.rows

            Item {
                id: row

                required property var modelData

                height: bars.tall
                width: (grid.width - (bars.across - 1) * grid.columnSpacing) / bars.across

                Rectangle {
                    anchors.fill: parent
                    anchors.bottomMargin: 3 * bars.theme.u
                    anchors.leftMargin: -bars.theme.tight
                    anchors.rightMargin: -bars.theme.tight
                    anchors.topMargin: 3 * bars.theme.u
                    color: bars.theme.accentSoft
                    radius: bars.theme.radius
                    visible: row.modelData.first
                }
                Words {
                    id: mark

                    anchors.bottom: label.bottom
                    anchors.top: label.top
                    color: bars.theme.accent
                    font.weight: Font.Bold
                    text: row.modelData.mark
                    theme: bars.theme
                    verticalAlignment: Text.AlignVCenter
                    width: 52 * bars.theme.u
                }
                Words {
                    id: label

                    anchors.left: mark.right
                    font.weight: row.modelData.first ? Font.DemiBold : Font.Normal
                    height: bars.across === 1 ? row.height : Math.min(row.height / 2, 50 * bars.theme.u)
                    packed: true
                    text: row.modelData.label
                    theme: bars.theme
                    verticalAlignment: Text.AlignVCenter
                    width: (bars.across === 2 ? row.width : row.width * (bars.few ? (bars.wordy ? 0.52 : 0.44) : 0.62)) - mark.width
                    fontSizeMode: bars.few ? Text.Fit : Text.FixedSize
                    maximumLineCount: bars.across === 1 ? bars.theme.lines(row.height) : 1
                    role: bars.few ? (bars.wordy ? "lead" : "prompt") : "body"
                }
                Grid {
                    id: values

                    readonly property bool side: bars.across === 2

                    anchors.left: side ? label.left : label.right
                    anchors.leftMargin: side ? 0 : bars.theme.gap
                    anchors.right: people.visible ? people.left : parent.right
                    columns: side ? 2 : 1
                    rows: side ? 1 : 2
                    y: side ? label.height : (row.height - implicitHeight) / 2

                    Repeater {
                        model: row.modelData.values

                        Bar {
                            required property var modelData

                            figures: bars.figures
                            large: bars.few
                            grown: bars.grown
                            marked: bars.marked
                            theme: bars.theme
                            value: modelData
                            width: values.side ? values.width / 2 : values.width
                        }
                    }
                }
                Words {
                    id: people

                    anchors.right: parent.right
                    anchors.verticalCenter: parent.verticalCenter
                    color: bars.theme.inkSoft
                    horizontalAlignment: Text.AlignRight
                    text: row.modelData.people_text
                    theme: bars.theme
                    visible: bars.peopled
                    width: 280 * bars.theme.u
                    wrapMode: Text.NoWrap
                }
            }
        }
    }
}
