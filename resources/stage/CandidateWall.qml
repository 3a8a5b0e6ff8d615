// Everybody who stands, in the drawn order: letter, picture, name and slogan, as large as their number allows.
import QtQuick

Item {
    id: wall

    required property var theme
    required property var people
    required property string overline
    required property string text
    property string note: ""

    readonly property int across: people.length > 8 ? 3 : people.length > 1 ? 2 : 1
    readonly property int down: Math.max(1, Math.ceil(people.length / across))
    readonly property real tall: Math.min((people.length > 4 ? 236 : people.length > 2 ? 320 : 420) * theme.u, (grid.height - (down - 1) * grid.rowSpacing) / down)
    readonly property bool tight: tall < 130 * theme.u
    // All slogans or none: where one would have to be cut, everybody has the name alone.
    readonly property int longest: Math.max(0, ...people.map(person => person.slogan.length))
    readonly property bool slogans: across < 3 && !tight && (people.length <= 4 || longest <= 36)

    Heading {
        id: heading

        low: true
        overline: wall.overline
        text: wall.text
        theme: wall.theme
        width: parent.width
    }
    Words {
        anchors.top: heading.bottom
        anchors.topMargin: 2 * wall.theme.gap
        color: wall.theme.inkSoft
        role: "prompt"
        text: wall.note
        theme: wall.theme
        visible: text !== "" && wall.people.length === 0
        width: parent.width
    }
    Grid {
        id: grid

        anchors.bottom: foot.visible ? foot.top : parent.bottom
        anchors.bottomMargin: foot.visible ? wall.theme.tight : 0
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: heading.bottom
        anchors.topMargin: wall.theme.gap
        columnSpacing: wall.theme.gap
        columns: wall.across
        rowSpacing: wall.theme.tight

        Repeater {
            model: wall.people

            Rectangle {
                id: person

                required property var modelData

                border.color: wall.theme.line
                border.width: Math.max(1, 2 * wall.theme.u)
                color: wall.theme.surface
                height: wall.tall
                radius: wall.theme.radius
                width: (grid.width - (wall.across - 1) * grid.columnSpacing) / wall.across

                Portrait {
                    id: face

                    anchors.left: parent.left
                    anchors.leftMargin: wall.theme.tight
                    anchors.verticalCenter: parent.verticalCenter
                    initials: person.modelData.initials
                    photo: person.modelData.photo
                    theme: wall.theme
                    width: Math.min(person.height - 2 * wall.theme.tight, 0.34 * person.width)
                }
                Column {
                    anchors.left: face.right
                    anchors.leftMargin: wall.theme.gap
                    anchors.right: parent.right
                    anchors.rightMargin: wall.theme.tight
                    anchors.verticalCenter: parent.verticalCenter

                    Whole {
                        least: "name"
                        lineHeight: 0.87
                        most: wall.slogans ? 0.42 * wall.tall : wall.tall - wall.theme.tight
                        named: "name"
                        weight: Font.DemiBold
                        role: wall.across === 3 || wall.tight || (wall.people.length > 4 && person.modelData.name.length > 20) ? "body" : "lead"
                        text: person.modelData.mark + "  " + person.modelData.name
                        theme: wall.theme
                        width: parent.width
                    }
                    Whole {
                        color: wall.theme.inkSoft
                        lineHeight: 0.87
                        most: 0.52 * wall.tall
                        text: person.modelData.slogan
                        theme: wall.theme
                        visible: text !== "" && wall.slogans
                        width: parent.width
                    }
                }
            }
        }
    }
    Words {
        id: foot

        anchors.bottom: parent.bottom
        color: wall.theme.inkSoft
        maximumLineCount: 1
        text: wall.note
        theme: wall.theme
        visible: text !== "" && wall.people.length > 0
        width: parent.width
    }
}
