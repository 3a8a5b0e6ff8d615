// The candidates, whatever step runs.
import QtQuick
import stage

Scene {
    id: scene

    CandidateWall {
        anchors.fill: parent
        note: scene.view.note
        overline: scene.view.office
        people: scene.view.people
        text: scene.view.title
        theme: scene.theme
    }
}
