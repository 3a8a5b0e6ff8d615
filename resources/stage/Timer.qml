// The time, as large as it goes.
import QtQuick
import stage

Scene {
    id: scene

    timeBar: false

    Heading {
        id: heading

        lead: scene.view.line
        overline: ""
        text: scene.view.title
        theme: scene.theme
        width: parent.width
    }
    Ring {
        anchors.bottom: parent.bottom
        anchors.horizontalCenter: parent.horizontalCenter
        theme: scene.theme
        thickness: 0.05
        timer: scene.chrome.timer
        visible: !!scene.chrome.timer
        width: Math.min(parent.width, parent.height - heading.height - scene.theme.gap)
    }
}
