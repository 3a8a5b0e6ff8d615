// What can be chosen, each with its letter, in one column up to six and in two above.
import QtQuick

Grid {
    id: list

    required property var theme
    required property var options
    required property real room // the height there is

    readonly property int across: options.length > 6 ? 2 : 1
    readonly property int down: Math.ceil(options.length / across)
    readonly property real tall: Math.min((options.length > 3 ? 150 : 240) * theme.u, (room - (down - 1) * rowSpacing) / down)

    // One size for all of them: the one that the longest can bear.
    readonly property int longest: Math.max(...options.map(option => option.label.length))
    readonly property string role: across === 2 || (down > 3 && longest > 38) ? "body" : down > 3 || longest > 60 ? "lead" : "prompt"

    columnSpacing: theme.gap
    columns: across
    flow: Grid.TopToBottom
    rowSpacing: 12 * theme.u
    rows: down

    Repeater {
        model: list.options

        Rectangle {
            id: option

            required property var modelData

            border.color: list.theme.line
            border.width: Math.max(1, 2 * list.theme.u)
            color: list.theme.surface
            height: list.tall
            radius: list.theme.radius
            width: (list.width - (list.across - 1) * list.columnSpacing) / list.across

            Words {
                id: mark

                anchors.left: parent.left
                anchors.leftMargin: list.theme.gap
                anchors.verticalCenter: parent.verticalCenter
                color: list.theme.accent
                font.weight: Font.Bold
                text: option.modelData.mark
                theme: list.theme
                width: 48 * list.theme.u
            }
            Words {
                anchors.left: mark.right
                anchors.leftMargin: list.theme.tight
                anchors.right: parent.right
                anchors.rightMargin: list.theme.tight
                anchors.verticalCenter: parent.verticalCenter
                maximumLineCount: Math.max(1, Math.floor(option.height / (1.08 * list.theme.size(list.role))))
                packed: true
                role: list.role
                text: option.modelData.label
                theme: list.theme
            }
        }
    }
}
