// Everybody writes: the prompt and a counter; once looked through, the wall of what was written.
import QtQuick
import stage

Scene {
    id: scene

    readonly property bool wall: view.phase === "wall"
    readonly property bool labelled: view.columns.some(column => column.name !== "")

    timeBar: wall

    Heading {
        id: heading

        overline: scene.wall ? "" : scene.view.title
        text: scene.view.prompt
        theme: scene.theme
        timer: scene.wall ? null : scene.chrome.timer
        width: parent.width
    }
    Row {
        id: columns

        anchors.bottom: feet.top
        anchors.bottomMargin: scene.theme.tight
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: heading.bottom
        anchors.topMargin: scene.theme.gap
        spacing: scene.theme.gap

        Repeater {
            model: scene.wall || scene.labelled ? scene.view.columns : []

            Rectangle {
                id: column

                required property var modelData

                color: scene.labelled ? scene.theme.sunken : "transparent"
                height: columns.height
                radius: scene.theme.radius
                width: (columns.width - (scene.view.columns.length - 1) * columns.spacing) / scene.view.columns.length

                Row {
                    id: head

                    anchors.left: parent.left
                    anchors.leftMargin: scene.theme.gap
                    anchors.top: parent.top
                    anchors.topMargin: scene.theme.tight
                    spacing: scene.theme.tight
                    visible: scene.labelled

                    Words {
                        color: scene.theme.accent
                        font.weight: Font.Bold
                        role: "lead"
                        text: column.modelData.sign
                        theme: scene.theme
                    }
                    Whole {
                        least: "name"
                        lineHeight: 0.9
                        most: 72 * scene.theme.u
                        named: "label"
                        role: "lead"
                        text: column.modelData.name
                        theme: scene.theme
                        weight: Font.DemiBold
                        width: column.width - 120 * scene.theme.u
                    }
                }
                Column {
                    anchors.left: parent.left
                    anchors.leftMargin: scene.labelled ? scene.theme.tight : 0
                    anchors.right: parent.right
                    anchors.rightMargin: anchors.leftMargin
                    anchors.top: head.visible ? head.bottom : parent.top
                    anchors.topMargin: head.visible ? scene.theme.tight * 0.5 : 0
                    spacing: 8 * scene.theme.u

                    Repeater {
                        model: column.modelData.items

                        Rectangle {
                            id: card

                            required property string modelData

                            border.color: scene.theme.line
                            border.width: Math.max(1, scene.theme.u)
                            color: scene.theme.surface
                            height: words.implicitHeight + 16 * scene.theme.u
                            objectName: "card"
                            radius: scene.theme.radius * 0.6
                            width: parent.width

                            Words {
                                id: words

                                anchors.verticalCenter: parent.verticalCenter
                                packed: true
                                text: card.modelData
                                theme: scene.theme
                                width: parent.width - 40 * scene.theme.u
                                x: 20 * scene.theme.u
                            }
                        }
                    }
                }
            }
        }
    }
    Row {
        id: phases

        anchors.bottom: feet.top
        anchors.bottomMargin: scene.theme.gap
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: heading.bottom
        anchors.topMargin: scene.theme.gap
        spacing: scene.theme.gap
        visible: !scene.wall && !scene.labelled

        Repeater {
            model: scene.view.phases

            Rectangle {
                id: phase

                required property var modelData
                readonly property color ink: modelData.now ? scene.theme.paleInk : modelData.over ? scene.theme.inkSoft : scene.theme.ink

                border.color: modelData.now ? scene.theme.accent : scene.theme.line
                border.width: Math.max(1, 3 * scene.theme.u)
                color: modelData.now ? scene.theme.accent : modelData.over ? scene.theme.sunken : scene.theme.surface
                height: phases.height
                objectName: "phase"
                radius: scene.theme.radius
                width: (phases.width - (scene.view.phases.length - 1) * phases.spacing) / scene.view.phases.length

                Grid {
                    id: people

                    anchors.left: parent.left
                    anchors.margins: scene.theme.gap
                    anchors.top: parent.top
                    columns: 4
                    spacing: 12 * scene.theme.u

                    Repeater {
                        model: phase.modelData.people

                        Rectangle {
                            antialiasing: true
                            border.color: phase.ink
                            border.width: 4 * scene.theme.u
                            color: phase.modelData.over ? "transparent" : phase.ink
                            height: width
                            radius: width / 2
                            width: 52 * scene.theme.u
                        }
                    }
                }
                Column {
                    anchors.bottom: parent.bottom
                    anchors.left: parent.left
                    anchors.margins: scene.theme.gap
                    anchors.right: parent.right
                    spacing: scene.theme.tight

                    Words {
                        color: phase.ink
                        font.weight: Font.DemiBold
                        lineHeight: 0.95
                        maximumLineCount: 3
                        role: "prompt"
                        text: phase.modelData.name
                        theme: scene.theme
                        width: parent.width
                    }
                    Words {
                        color: phase.ink
                        role: "lead"
                        text: phase.modelData.length
                        theme: scene.theme
                    }
                }
            }
        }
    }
    Item {
        id: feet

        anchors.bottom: parent.bottom
        anchors.left: parent.left
        anchors.right: parent.right
        height: scene.wall ? page.implicitHeight : chip.height

        Chip {
            id: chip

            objectName: "counter"
            role: "prompt"
            text: scene.view.counter
            theme: scene.theme
            visible: !scene.wall && text !== ""
        }
        Words {
            id: page

            color: scene.theme.inkSoft
            text: [scene.view.counter, scene.view.page_text].filter(words => words !== "").join("  ·  ")
            theme: scene.theme
            visible: scene.wall
        }
    }
}
