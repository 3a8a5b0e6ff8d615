// What was said, in themes: the more was said, the larger the disc.
import QtQuick
import stage

Scene {
    id: scene

    readonly property int across: view.themes.length > 5 ? 2 : 1
    readonly property int down: Math.max(1, Math.ceil(view.themes.length / across))

    Heading {
        id: heading

        low: true
        overline: scene.view.prompt
        text: scene.view.title
        theme: scene.theme
        width: parent.width
    }
    Grid {
        id: wall

        readonly property real tall: Math.min((scene.across > 1 ? 230 : 260) * scene.theme.u, height / scene.down)

        anchors.bottom: rest.visible ? rest.top : parent.bottom
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: heading.bottom
        anchors.topMargin: scene.theme.gap
        columnSpacing: 2 * scene.theme.gap
        columns: scene.across
        flow: Grid.TopToBottom
        rows: scene.down

        Repeater {
            model: scene.view.themes

            Item {
                id: entry

                required property var modelData

                height: wall.tall
                width: (wall.width - (scene.across - 1) * wall.columnSpacing) / scene.across

                Item {
                    id: place

                    height: parent.height
                    width: Math.min(210 * scene.theme.u, wall.tall)

                    Rectangle {
                        anchors.centerIn: parent
                        antialiasing: true
                        color: scene.theme.accent
                        height: width
                        objectName: "disc"
                        radius: width / 2
                        // The area, not the width, goes with the count; never too small for its figure.
                        width: Math.max(76 * scene.theme.u, (parent.width - 20 * scene.theme.u) * Math.sqrt(entry.modelData.weight))

                        Words {
                            anchors.centerIn: parent
                            color: scene.theme.paleInk
                            font.pixelSize: Math.max(scene.theme.size("body"), parent.width * 0.42)
                            font.weight: Font.Bold
                            objectName: "count"
                            text: entry.modelData.count
                            theme: scene.theme
                        }
                    }
                }
                Words {
                    anchors.bottom: parent.bottom
                    anchors.left: place.right
                    anchors.leftMargin: scene.theme.gap
                    anchors.right: parent.right
                    anchors.top: parent.top
                    font.weight: Font.DemiBold
                    fontSizeMode: Text.Fit
                    lineHeight: 0.95
                    role: scene.across > 1 ? "prompt" : "title"
                    text: entry.modelData.name
                    theme: scene.theme
                    verticalAlignment: Text.AlignVCenter
                }
            }
        }
    }
    Words {
        id: rest

        anchors.bottom: parent.bottom
        color: scene.theme.inkSoft
        text: scene.view.ungrouped
        theme: scene.theme
        visible: text !== ""
    }
}
