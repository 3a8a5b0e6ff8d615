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
        Whole {
            align: Text.AlignHCenter
            most: 220 * scene.theme.u
            role: "title"
            text: scene.view.title
            theme: scene.theme
            weight: Font.DemiBold
            width: parent.width
        }
        Whole {
            align: Text.AlignHCenter
            color: scene.theme.inkSoft
            most: 140 * scene.theme.u
            role: "lead"
            text: scene.view.organisation
            theme: scene.theme
            width: parent.width
        }
    }
}
