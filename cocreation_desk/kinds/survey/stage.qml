// Before leaving: thanks and a counter; if wished, what the room answered.
import QtQuick
import stage

Scene {
    id: scene

    readonly property bool revealed: view.phase === "revealed"

    function ink(group: string): color {
        return group === "promoter" ? theme.ok : group === "passive" ? theme.edge : theme.stop;
    }
    function words(group: string): color {
        return group === "promoter" ? theme.ok : group === "passive" ? theme.inkSoft : theme.stop;
    }

    timeBar: false

    Column {
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        spacing: scene.theme.gap
        visible: !scene.revealed

        Words {
            color: scene.theme.accent
            tracking: -0.02
            font.weight: Font.Bold
            lineHeight: 0.95
            role: "figure"
            text: scene.view.title
            theme: scene.theme
            width: parent.width
        }
        Words {
            maximumLineCount: 3
            role: "prompt"
            text: scene.view.prompt
            theme: scene.theme
            width: parent.width
        }
        Item {
            height: scene.theme.tight
            width: 1
        }
        Chip {
            objectName: "counter"
            role: "prompt"
            text: scene.view.counter
            theme: scene.theme
        }
    }
    Heading {
        id: heading

        low: true
        overline: ""
        text: scene.view.title
        theme: scene.theme
        visible: scene.revealed
        width: parent.width
    }
    Item {
        id: nps

        readonly property bool there: scene.revealed && !!scene.view.nps

        anchors.bottom: note.visible ? note.top : parent.bottom
        anchors.left: parent.left
        anchors.top: heading.bottom
        anchors.topMargin: scene.theme.gap
        visible: there
        width: parent.width * (scene.view.means.length > 0 ? 0.62 : 1)

        Whole {
            id: asked

            least: "name"
            lineHeight: 0.95
            most: 104 * scene.theme.u
            named: "asked"
            text: nps.there ? scene.view.nps.label : ""
            theme: scene.theme
            width: parent.width
        }
        Words {
            id: score

            anchors.top: asked.bottom
            color: scene.theme.accent
            font.weight: Font.Bold
            lineHeight: 0.9
            objectName: "score"
            role: "figure"
            text: nps.there ? scene.view.nps.score_text : ""
            theme: scene.theme
            wrapMode: Text.NoWrap
        }
        Column {
            anchors.left: score.right
            anchors.leftMargin: scene.theme.gap
            anchors.right: parent.right
            anchors.verticalCenter: score.verticalCenter

            Words {
                font.weight: Font.DemiBold
                objectName: "n_text"
                text: nps.there ? scene.view.nps.n_text : ""
                theme: scene.theme
            }
            Words {
                color: scene.theme.inkSoft
                objectName: "indicative"
                text: nps.there ? scene.view.nps.indicative : ""
                theme: scene.theme
                visible: text !== ""
                width: parent.width
            }
        }
        Item {
            id: plot

            readonly property real base: height - 66 * scene.theme.u
            readonly property real slot: width / 11

            anchors.bottom: groups.top
            anchors.left: parent.left
            anchors.right: parent.right
            anchors.top: score.bottom

            Rectangle {
                color: scene.theme.edge
                height: 3 * scene.theme.u
                width: parent.width
                y: plot.base
            }
            Repeater {
                model: nps.there ? scene.view.nps.columns : []

                Item {
                    id: column

                    required property var modelData
                    required property int index

                    readonly property real tall: (plot.base - 66 * scene.theme.u) * modelData.share

                    height: plot.height
                    width: plot.slot
                    x: plot.slot * index

                    Rectangle {
                        color: scene.ink(column.modelData.group)
                        height: column.tall
                        radius: 4 * scene.theme.u
                        width: plot.slot * 0.68
                        x: plot.slot * 0.16
                        y: plot.base - height
                    }
                    Words {
                        color: scene.words(column.modelData.group)
                        font.weight: Font.Bold
                        horizontalAlignment: Text.AlignHCenter
                        objectName: "count"
                        text: column.modelData.count > 0 ? column.modelData.count : ""
                        theme: scene.theme
                        width: plot.slot
                        y: plot.base - column.tall - height
                    }
                    Words {
                        color: scene.theme.inkSoft
                        horizontalAlignment: Text.AlignHCenter
                        text: column.modelData.value
                        theme: scene.theme
                        width: plot.slot
                        y: plot.base + 8 * scene.theme.u
                    }
                }
            }
        }
        Row {
            id: groups

            anchors.bottom: parent.bottom
            anchors.left: parent.left
            spacing: scene.theme.gap * 1.4

            Repeater {
                model: nps.there ? scene.view.nps.groups : []

                Words {
                    required property var modelData

                    color: scene.words(modelData.key)
                    font.weight: Font.DemiBold
                    text: modelData.name + "  " + modelData.text
                    theme: scene.theme
                }
            }
        }
    }
    Column {
        anchors.left: nps.there ? nps.right : parent.left
        anchors.leftMargin: nps.there ? scene.theme.margin : 0
        anchors.right: parent.right
        anchors.top: nps.top
        spacing: scene.theme.gap

        Repeater {
            model: scene.revealed ? scene.view.means : []

            Column {
                id: mean

                required property var modelData

                width: parent.width

                Whole {
                    least: "name"
                    lineHeight: 0.95
                    most: 104 * scene.theme.u
                    named: "asked"
                    text: mean.modelData.label
                    theme: scene.theme
                    width: parent.width
                }
                Row {
                    spacing: scene.theme.tight

                    Words {
                        id: figure

                        color: scene.theme.accent
                        font.weight: Font.Bold
                        lineHeight: 0.9
                        role: "figure"
                        text: mean.modelData.text
                        theme: scene.theme
                    }
                    Words {
                        anchors.baseline: figure.baseline
                        color: scene.theme.inkSoft
                        text: mean.modelData.of
                        theme: scene.theme
                    }
                }
                Words {
                    color: scene.theme.inkSoft
                    text: [mean.modelData.before_text, mean.modelData.n_text].filter(words => words !== "").join("  ·  ")
                    theme: scene.theme
                    width: parent.width
                }
            }
        }
    }
    Words {
        id: note

        readonly property bool alone: !nps.there && scene.view.means.length === 0

        anchors.bottom: alone ? undefined : parent.bottom
        anchors.verticalCenter: alone ? parent.verticalCenter : undefined
        color: scene.theme.inkSoft
        maximumLineCount: 3
        objectName: "note"
        role: alone ? "prompt" : "lead"
        text: scene.view.note
        theme: scene.theme
        visible: scene.revealed && text !== ""
        width: parent.width
    }
}
