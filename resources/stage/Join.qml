// How to join: the code first, and for whoever cannot scan, an address short enough to type.
import QtQuick
import stage

Scene {
    id: scene

    bare: true
    timeBar: false

    Rectangle {
        id: card

        anchors.left: parent.left
        anchors.verticalCenter: parent.verticalCenter
        color: "white"
        height: width
        objectName: "qr_card"
        radius: scene.theme.radius
        width: code.width

        QrCode {
            id: code

            anchors.centerIn: parent
            objectName: "qr"
            room: scene.height * 0.82
            words: scene.view.qr
        }
    }
    Column {
        anchors.left: card.right
        anchors.leftMargin: scene.theme.margin * 0.8
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        spacing: scene.theme.gap

        Words {
            tracking: -0.012
            font.weight: Font.DemiBold
            lineHeight: 0.95
            maximumLineCount: 3
            role: "title"
            text: scene.view.title
            theme: scene.theme
            width: parent.width
        }
        Words {
            color: scene.theme.inkSoft
            text: scene.view.scan_line
            theme: scene.theme
            width: parent.width
        }
        Words {
            color: scene.theme.accent
            font.weight: Font.DemiBold
            fontSizeMode: Text.HorizontalFit
            objectName: "address"
            role: "prompt"
            text: scene.view.address
            theme: scene.theme
            width: parent.width
            wrapMode: Text.NoWrap
        }
        Column {
            width: parent.width

            Words {
                color: scene.theme.inkSoft
                text: scene.view.code_label
                theme: scene.theme
            }
            Words {
                font.weight: Font.Bold
                fontSizeMode: Text.HorizontalFit
                lineHeight: 0.9
                minimumPixelSize: scene.theme.size("title")
                objectName: "code"
                role: "figure"
                text: scene.view.code
                theme: scene.theme
                tracking: 0.05
                width: parent.width
                wrapMode: Text.NoWrap
            }
        }
        Chip {
            objectName: "joined"
            role: "lead"
            text: scene.view.joined
            theme: scene.theme
        }
    }
}
