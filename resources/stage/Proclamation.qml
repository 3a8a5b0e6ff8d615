// « Est élue … »: the picture and the name, as large as the moment. Or who meets again.
import QtQuick
import stage

Scene {
    id: scene

    readonly property bool elected: view.outcome === "elected"
    readonly property int count: view.people.length

    bare: elected
    ground: elected ? theme.accent : theme.paper

    Column {
        id: words

        readonly property color ink: scene.elected ? scene.theme.paleInk : scene.theme.ink

        anchors.left: parent.left
        anchors.right: faces.visible ? faces.left : parent.right
        anchors.rightMargin: faces.visible ? 2 * scene.theme.gap : 0
        anchors.verticalCenter: parent.verticalCenter
        spacing: scene.theme.gap

        Words {
            color: scene.elected ? scene.theme.paleInk : scene.theme.accent
            font.weight: Font.DemiBold
            maximumLineCount: 2
            role: "lead"
            text: scene.view.title
            theme: scene.theme
            width: parent.width
        }
        Words {
            color: words.ink
            font.weight: Font.DemiBold
            lineHeight: 0.95
            maximumLineCount: 3
            objectName: "told"
            role: scene.elected ? "title" : scene.count ? "prompt" : "display"
            text: scene.view.told
            theme: scene.theme
            width: parent.width
        }
        Repeater {
            model: scene.view.people

            Words {
                required property var modelData

                color: words.ink
                font.weight: Font.Bold
                lineHeight: 0.95
                maximumLineCount: 3
                role: scene.count > 2 ? "lead" : scene.count > 1 || modelData.name.length > 22 ? "title" : "display"
                text: modelData.name
                theme: scene.theme
                tracking: -0.02
                width: words.width
            }
        }
        Rectangle {
            color: words.ink
            height: 8 * scene.theme.u
            visible: scene.view.line !== ""
            width: 120 * scene.theme.u
        }
        Words {
            color: words.ink
            maximumLineCount: 3
            role: "lead"
            text: scene.view.line
            theme: scene.theme
            visible: text !== ""
            width: parent.width
        }
        Words {
            color: words.ink
            maximumLineCount: 4
            text: scene.view.votes
            theme: scene.theme
            visible: text !== ""
            width: parent.width
        }
    }
    Flow {
        id: faces

        readonly property real high: scene.area.height * (scene.count > 2 ? 0.4 : scene.count > 1 ? 0.46 : 0.82)
        readonly property real side: Math.min(high, scene.area.width * (scene.count > 2 ? 0.19 : scene.count > 1 ? 0.3 : 0.42))

        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        flow: scene.count > 2 ? Flow.LeftToRight : Flow.TopToBottom
        spacing: scene.theme.tight
        visible: scene.count > 0
        width: scene.count > 2 ? 2 * side + spacing : side

        Repeater {
            model: scene.view.people.slice(0, 4)

            Portrait {
                required property var modelData

                initials: modelData.initials
                photo: modelData.photo
                theme: scene.theme
                width: faces.side
            }
        }
    }
}
