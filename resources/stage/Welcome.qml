// Before we begin: whose evening this is.
import QtQuick
import stage

Scene {
    id: scene

    // A quotation that one line can hold stays in one piece: « La boîte revient ».
    function inPieces(title: string, room: real): string {
        return title.replace(/«[^»]+»|“[^”]+”/g, quoted => letters.advanceWidth(quoted) + quoted.length * heading.tracking * letters.font.pixelSize < room ? quoted.replace(/ /g, "\u00a0") : quoted);
    }

    bare: true
    timeBar: false

    FontMetrics {
        id: letters

        font.family: scene.theme.family
        font.pixelSize: scene.theme.size("display")
        font.weight: Font.Bold
    }
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
            id: heading

            lineHeight: 0.95
            most: 330 * scene.theme.u
            role: "display"
            text: scene.inPieces(scene.view.title, width)
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
