// A draw by lot: the rule and the fingerprint, the digits as they are typed, then the people who were drawn.
import QtQuick
import stage

Scene {
    id: scene

    readonly property bool drawn: view.phase === "drawn"
    readonly property int columns: view.people.length > 20 ? 3 : 2
    readonly property int lines: Math.max(1, Math.ceil(view.people.length / columns))
    // Whose name has appeared already: the drama is played once, and only for those who are new.
    property var seen: []

    Column {
        id: head

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: parent.top
        spacing: scene.theme.tight

        Whole {
            lineHeight: 0.95
            most: (scene.drawn ? 116 : 190) * scene.theme.u
            role: scene.drawn ? "title" : "display"
            text: scene.view.title
            theme: scene.theme
            tracking: -0.02
            weight: Font.Bold
            width: parent.width
        }
        Words {
            color: scene.theme.inkSoft
            maximumLineCount: scene.drawn ? 2 : 4
            role: scene.drawn ? "body" : "lead"
            text: scene.view.rule
            theme: scene.theme
            width: parent.width
        }
    }

    // Before the result: what is sealed, and the dice.
    Column {
        anchors.bottom: parent.bottom
        anchors.left: parent.left
        anchors.right: parent.right
        spacing: scene.theme.gap
        visible: scene.view.phase === "frozen"

        Words {
            color: scene.theme.accent
            font.weight: Font.DemiBold
            role: "lead"
            text: scene.view.pool
            theme: scene.theme
            width: parent.width
        }
        Words {
            color: scene.theme.inkSoft
            text: scene.view.fingerprint_label
            theme: scene.theme
            width: parent.width
        }
        Flow {
            spacing: scene.theme.tight
            width: parent.width

            Repeater {
                model: scene.view.fingerprint

                Rectangle {
                    required property string modelData

                    color: scene.theme.sunken
                    height: group.implicitHeight + scene.theme.tight
                    radius: scene.theme.radius
                    width: group.implicitWidth + 2 * scene.theme.tight

                    Words {
                        id: group

                        anchors.centerIn: parent
                        font.features: { "tnum": 1 }
                        font.weight: Font.DemiBold
                        role: "lead"
                        text: parent.modelData
                        theme: scene.theme
                    }
                }
            }
        }
        Words {
            color: scene.theme.inkSoft
            text: scene.view.digits_label
            theme: scene.theme
            width: parent.width
        }
        Flow {
            spacing: scene.theme.gap
            width: parent.width

            Repeater {
                model: scene.view.digits

                Words {
                    required property string modelData

                    color: scene.theme.accent
                    font.features: { "tnum": 1 }
                    font.weight: Font.Bold
                    role: "title"
                    text: modelData
                    theme: scene.theme
                }
            }
        }
    }

    // The result: one name after the other.
    Grid {
        id: wall

        readonly property real cell: (height - (scene.lines - 1) * rowSpacing) / scene.lines

        anchors.bottom: foot.top
        anchors.bottomMargin: scene.theme.tight
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: head.bottom
        anchors.topMargin: scene.theme.gap
        columnSpacing: scene.theme.gap
        columns: scene.columns
        flow: Grid.TopToBottom
        rowSpacing: scene.theme.tight / 2
        rows: scene.lines
        visible: scene.drawn

        Repeater {
            model: scene.drawn ? scene.view.people : []

            Item {
                id: person

                required property int index
                required property var modelData
                property bool known: false
                property int wait: 0

                Component.onCompleted: {
                    known = scene.seen.includes(modelData.number);
                    wait = scene.seen.length === index ? 350 * index : 0;
                    if (!known)
                        scene.seen.push(modelData.number);
                    appearing.running = !known && !scene.theme.still;
                }

                height: Math.min(wall.cell, 120 * scene.theme.u)
                opacity: scene.theme.still || known ? 1 : 0
                width: (wall.width - (scene.columns - 1) * wall.columnSpacing) / scene.columns

                SequentialAnimation {
                    id: appearing

                    PauseAnimation {
                        duration: person.wait
                    }
                    NumberAnimation {
                        duration: scene.theme.sceneTime
                        property: "opacity"
                        target: person
                        to: 1
                    }
                }
                Rectangle {
                    anchors.bottom: parent.bottom
                    color: scene.theme.line
                    height: 2 * scene.theme.u
                    width: parent.width
                }
                Words {
                    id: name

                    anchors.left: parent.left
                    anchors.right: detail.left
                    anchors.rightMargin: scene.theme.tight
                    anchors.verticalCenter: parent.verticalCenter
                    elide: Text.ElideMiddle // the initial must stay
                    font.weight: Font.DemiBold
                    fontSizeMode: Text.HorizontalFit
                    maximumLineCount: 1
                    verticalAlignment: Text.AlignVCenter
                    wrapMode: Text.NoWrap
                    role: scene.lines > 7 ? "body" : "lead"
                    text: person.modelData.name
                    theme: scene.theme
                }
                Words {
                    id: detail

                    anchors.right: parent.right
                    anchors.verticalCenter: parent.verticalCenter
                    color: scene.theme.inkSoft
                    text: person.modelData.detail
                    theme: scene.theme
                    elide: Text.ElideMiddle // a site that opens twice: the day must stay
                    fontSizeMode: Text.HorizontalFit
                    maximumLineCount: 1
                    minimumPixelSize: scene.theme.size("name")
                    verticalAlignment: Text.AlignVCenter
                    width: Math.min(Math.ceil(implicitWidth) + 4, person.width * 0.48)
                    wrapMode: Text.NoWrap
                }
            }
        }
    }
    Words {
        id: foot

        anchors.bottom: parent.bottom
        anchors.left: parent.left
        anchors.right: parent.right
        color: scene.theme.inkSoft
        maximumLineCount: 1
        text: (scene.view.more ? scene.view.more + "   " : "") + scene.view.digits.join(" ")
        theme: scene.theme
        visible: scene.drawn
    }
}
