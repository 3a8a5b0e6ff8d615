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

    columnSpacing: theme.gap
    columns: across
    flow: Grid.TopToBottom
    rowSpacing: (across === 2 ? 8 : 12) * theme.u
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
            Name {
                anchors.left: mark.right
                anchors.leftMargin: list.theme.tight
                anchors.right: parent.right
                anchors.rightMargin: list.theme.tight
                anchors.verticalCenter: parent.verticalCenter
                most: list.down > 3 ? "lead" : "prompt"
                room: option.height - 4 * list.theme.u
                rows: list.options
                text: option.modelData.label
                theme: list.theme
            }
        }
    }
}
