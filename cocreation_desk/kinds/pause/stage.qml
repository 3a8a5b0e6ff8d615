// A break: when we are back, how long that is, and what comes then.
import QtQuick
import stage

Scene {
    id: scene

    readonly property bool wide: width > height * 1.5

    timeBar: false

    Column {
        anchors.left: parent.left
        anchors.right: ring.visible ? ring.left : parent.right
        anchors.rightMargin: ring.visible ? 2 * scene.theme.gap : 0
        anchors.verticalCenter: parent.verticalCenter
        spacing: scene.theme.tight

        Words {
            color: scene.theme.accent
            font.weight: Font.DemiBold
            maximumLineCount: 2
            role: "title"
            text: scene.view.title
            theme: scene.theme
            width: parent.width
        }
        Words {
            color: scene.theme.inkSoft
            role: "lead"
            text: scene.view.until_label
            theme: scene.theme
            width: parent.width
        }
        Words {
            font.features: {
                "tnum": 1
            }
            tracking: -0.03
            font.weight: Font.Bold
            fontSizeMode: Text.HorizontalFit
            lineHeight: 0.9
            objectName: "until"
            role: "colossal"
            text: scene.view.until
            theme: scene.theme
            width: parent.width
            wrapMode: Text.NoWrap
        }
        Words {
            color: scene.theme.inkSoft
            role: "lead"
            text: scene.view.next === "" ? "" : scene.view.next_label
            theme: scene.theme
            visible: text !== ""
        }
        Words {
            font.weight: Font.DemiBold
            maximumLineCount: 2
            role: "prompt"
            text: scene.view.next
            theme: scene.theme
            visible: text !== ""
            width: parent.width
        }
    }
    Ring {
        id: ring

        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        theme: scene.theme
        thickness: 0.06
        timer: scene.chrome.timer
        visible: !!scene.chrome.timer
        width: Math.min(parent.width * 0.32, parent.height)
    }
}
