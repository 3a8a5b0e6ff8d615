// Candidates on the big screen: all of them in the drawn order, or the card of whoever speaks with the time that is left.
import QtQuick
import stage

Scene {
    id: scene

    readonly property bool alone: view.phase === "card"
    readonly property bool filming: view.phase === "film"

    bare: filming
    ground: filming ? "black" : theme.paper
    timeBar: alone

    Item {
        height: scene.height
        visible: scene.filming
        width: scene.width
        x: -scene.theme.margin
        y: -72 * scene.theme.u

        Film {
            active: scene.filming
            anchors.fill: parent
            theme: scene.theme
        }
    }

    Loader {
        active: !scene.alone && !scene.filming
        anchors.fill: parent

        sourceComponent: CandidateWall {
            note: scene.view.nobody
            overline: scene.view.title
            people: scene.view.people
            text: scene.view.prompt
            theme: scene.theme
        }
    }
    Loader {
        active: scene.alone
        anchors.fill: parent

        sourceComponent: Item {
            id: card

            readonly property var shown: scene.view.card
            readonly property real high: card.height

            Portrait {
                id: face

                anchors.left: parent.left
                anchors.verticalCenter: parent.verticalCenter
                initials: card.shown.initials
                photo: card.shown.photo
                theme: scene.theme
                width: Math.min(card.high, 0.36 * card.width)
            }
            Column {
                anchors.left: face.right
                anchors.leftMargin: 2 * scene.theme.gap
                anchors.right: parent.right
                anchors.verticalCenter: parent.verticalCenter
                spacing: scene.theme.gap

                Words {
                    color: scene.theme.accent
                    font.weight: Font.DemiBold
                    maximumLineCount: 1
                    text: scene.view.number
                    theme: scene.theme
                    width: parent.width
                }
                Words {
                    font.weight: Font.Bold
                    lineHeight: 0.95
                    maximumLineCount: 3
                    objectName: "name"
                    role: card.shown.name.length > 22 ? "title" : "display"
                    text: card.shown.name
                    theme: scene.theme
                    tracking: -0.02
                    width: parent.width
                }
                Words {
                    color: scene.theme.inkSoft
                    maximumLineCount: 5
                    role: card.shown.slogan.length > 50 ? "lead" : "prompt"
                    text: card.shown.slogan
                    theme: scene.theme
                    visible: text !== ""
                    width: parent.width
                }
                Row {
                    spacing: 1.5 * scene.theme.gap

                    Ring {
                        theme: scene.theme
                        timer: scene.chrome.timer
                        visible: !!scene.chrome.timer
                        width: 0.26 * card.high
                    }
                    Words {
                        anchors.verticalCenter: parent.verticalCenter
                        color: scene.theme.stop
                        font.weight: Font.Bold
                        objectName: "thanks"
                        role: "title"
                        text: scene.view.thanks
                        theme: scene.theme
                        visible: text !== ""
                    }
                }
            }
        }
    }
}
