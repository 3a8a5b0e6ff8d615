// The room talks: about a prompt, about one question at a time, or about a result that stands beside.
import QtQuick
import stage

Scene {
    id: scene

    readonly property bool asking: view.phase === "question" && !!view.question
    readonly property bool revealing: view.phase === "reveal" && !!view.result
    readonly property bool alone: revealing && typeof view.result.at === "number" // one statement of the result is the heading

    dense: revealing
    timeBar: revealing

    Heading {
        id: heading

        low: true
        overline: scene.revealing && !scene.alone ? "" : scene.view.title
        text: scene.revealing ? scene.view.prompt : ""
        theme: scene.theme
        timer: scene.revealing ? null : scene.chrome.timer
        width: parent.width
    }
    Words {
        anchors.bottom: label.top
        anchors.bottomMargin: scene.theme.gap
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: heading.bottom
        anchors.topMargin: scene.theme.gap
        tracking: -0.015
        font.weight: Font.DemiBold
        fontSizeMode: Text.Fit
        lineHeight: 1
        objectName: "question"
        role: "display"
        text: scene.asking ? scene.view.question.text : scene.view.prompt
        theme: scene.theme
        verticalAlignment: Text.AlignVCenter
        visible: !scene.revealing
    }
    Row {
        id: label

        anchors.bottom: parent.bottom
        anchors.left: parent.left
        spacing: scene.theme.gap
        visible: !scene.revealing

        Words {
            anchors.verticalCenter: parent.verticalCenter
            color: scene.theme.inkSoft
            role: "lead"
            text: scene.asking ? scene.view.question.label : ""
            theme: scene.theme
            visible: text !== ""
        }
        Chip {
            text: scene.asking ? scene.view.question.support : ""
            theme: scene.theme
        }
    }
    Words {
        anchors.bottom: parent.bottom
        anchors.right: parent.right
        color: scene.theme.inkSoft
        objectName: "queue"
        role: "lead"
        text: scene.view.queue
        theme: scene.theme
        visible: !scene.revealing && text !== ""
    }
    Loader {
        active: scene.revealing
        anchors.bottom: parent.bottom
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: heading.bottom
        anchors.topMargin: scene.theme.tight

        sourceComponent: BallotResult {
            result: scene.view.result
            theme: scene.theme
        }
    }
}
