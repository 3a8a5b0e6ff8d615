// An image or a film, and nothing else; black before and after.
import QtQuick
import stage

Scene {
    id: scene

    readonly property bool showing: view.phase === "showing"

    bare: true
    ground: "black"
    timeBar: false

    Item {
        height: scene.height
        width: scene.width
        x: -scene.theme.margin
        y: -72 * scene.theme.u

        Image {
            anchors.fill: parent
            asynchronous: false
            cache: false
            fillMode: Image.PreserveAspectFit
            mipmap: true
            objectName: "image"
            source: scene.showing && scene.view.kind === "image" ? scene.theme.file(scene.view.source) : ""
            sourceSize.height: parent.height * 2
            sourceSize.width: parent.width * 2
            visible: source != ""
        }
        Film {
            active: scene.showing && scene.view.kind === "film"
            anchors.fill: parent
            theme: scene.theme
        }
    }
}
