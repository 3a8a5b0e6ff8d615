// How to join where the room has a Wi-Fi of its own: two codes side by side, first the Wi-Fi, then the page.
import QtQuick
import stage

Scene {
    id: scene

    readonly property real side: Math.min(scene.height * 0.8, (scene.width - theme.margin - 2 * theme.gap) / 2)

    bare: true
    timeBar: false

    component Way: Column {
        id: way

        required property string code
        required property string name
        required property string line
        required property string typed

        spacing: scene.theme.tight
        width: scene.side

        Rectangle {
            anchors.horizontalCenter: parent.horizontalCenter
            color: "white"
            height: scene.side
            objectName: way.name + "_card"
            radius: scene.theme.radius
            width: height

            QrCode {
                anchors.centerIn: parent
                objectName: way.name
                room: scene.side
                words: way.code
            }
        }
        Words {
            font.weight: Font.DemiBold
            fontSizeMode: Text.HorizontalFit
            horizontalAlignment: Text.AlignHCenter
            maximumLineCount: 1
            role: "lead"
            text: way.line
            theme: scene.theme
            width: parent.width
            wrapMode: Text.NoWrap
        }
        Words {
            color: scene.theme.accent
            font.weight: Font.DemiBold
            fontSizeMode: Text.HorizontalFit
            horizontalAlignment: Text.AlignHCenter
            maximumLineCount: 1
            objectName: way.name + "_typed"
            role: "lead"
            text: way.typed
            theme: scene.theme
            width: parent.width
            wrapMode: Text.NoWrap
        }
    }

    Row {
        anchors.horizontalCenter: parent.horizontalCenter
        anchors.verticalCenter: parent.verticalCenter
        spacing: 2 * scene.theme.gap

        Way {
            code: scene.view.wifi_qr
            line: scene.view.wifi_line
            name: "wifi_qr"
            typed: scene.view.wifi_name
        }
        Way {
            code: scene.view.qr
            line: scene.view.page_line
            name: "qr"
            typed: scene.view.address + " · " + scene.view.code
        }
    }
}
