// Nothing that says anything: where the panic key leads.
import QtQuick
import stage

Scene {
    id: scene

    bare: true
    timeBar: false

    Column {
        anchors.centerIn: parent
        spacing: 2 * scene.theme.gap
        width: parent.width

        Motif {
            anchors.horizontalCenter: parent.horizontalCenter
            theme: scene.theme
            width: 300 * scene.theme.u
        }
        Words {
            font.weight: Font.DemiBold
            horizontalAlignment: Text.AlignHCenter
            maximumLineCount: 2
            role: "title"
            text: scene.view.title
            theme: scene.theme
            width: parent.width
        }
        Words {
            color: scene.theme.inkSoft
            horizontalAlignment: Text.AlignHCenter
            maximumLineCount: 1
            role: "lead"
            text: scene.view.organisation
            theme: scene.theme
            width: parent.width
        }
    }
}
