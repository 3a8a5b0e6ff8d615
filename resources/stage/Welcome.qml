// Before we begin: whose evening this is.
import QtQuick
import stage

Scene {
    id: scene

    // A short quotation stays in one piece: « La boîte revient ».
    function inPieces(title: string): string {
        return title.replace(/«[^»]{1,24}»|“[^”]{1,24}”/g, quoted => quoted.replace(/ /g, "\u00a0"));
    }

    bare: true
    timeBar: false

    Rectangle {
        color: scene.theme.sunken
        height: scene.height
        width: scene.width * 0.36
        x: scene.width * 0.64 - scene.theme.margin
        y: -72 * scene.theme.u

        Motif {
            anchors.centerIn: parent
            theme: scene.theme
            width: parent.width * 0.62
        }
    }
    Column {
        anchors.left: parent.left
        anchors.verticalCenter: parent.verticalCenter
        spacing: scene.theme.gap
        width: scene.width * 0.64 - 2 * scene.theme.margin

        Whole {
            color: scene.theme.accent
            most: 136 * scene.theme.u
            role: "lead"
            text: scene.view.organisation
            theme: scene.theme
            weight: Font.DemiBold
            width: parent.width
        }
        Whole {
            lineHeight: 0.95
            most: 330 * scene.theme.u
            role: "display"
            text: scene.inPieces(scene.view.title)
            theme: scene.theme
            tracking: -0.02
            weight: Font.Bold
            width: parent.width
        }
        Whole {
            color: scene.theme.inkSoft
            least: "name"
            most: 170 * scene.theme.u
            named: "subtitle"
            role: "lead"
            text: scene.view.subtitle
            theme: scene.theme
            visible: text !== ""
            width: parent.width
        }
        Words {
            color: scene.theme.inkSoft
            text: scene.view.date
            theme: scene.theme
            width: parent.width
        }
        Item {
            height: scene.theme.gap
            width: 1
        }
        Chip {
            role: "lead"
            text: scene.view.line
            theme: scene.theme
        }
    }
}
