// Who goes where: each group's shape, word and people; where they are many, one page after the other.
import QtQuick
import stage

Scene {
    id: scene

    property int page: 0
    readonly property var shown: view.pages.length ? view.pages[Math.min(page, view.pages.length - 1)] : ({ cards: [], high: 0, text: "" })
    readonly property real columnWidth: (area.width - (view.across - 1) * theme.gap) / view.across

    onViewChanged: page = 0

    Timer {
        interval: 9000
        repeat: true
        running: !scene.theme.still && scene.view.pages.length > 1

        onTriggered: scene.page = (scene.page + 1) % scene.view.pages.length
    }
    Words {
        id: title

        anchors.left: parent.left
        anchors.right: round.left
        anchors.rightMargin: scene.theme.gap
        anchors.top: parent.top
        font.weight: Font.Bold
        fontSizeMode: Text.HorizontalFit
        maximumLineCount: 1
        minimumPixelSize: scene.theme.size("name")
        objectName: "title"
        role: "title"
        text: scene.view.title
        theme: scene.theme
        tracking: -0.02
    }
    Words {
        id: round

        anchors.baseline: title.baseline
        anchors.right: parent.right
        color: scene.theme.accent
        font.features: { "tnum": 1 }
        font.weight: Font.DemiBold
        role: "lead"
        text: [scene.view.round, scene.shown.text].filter(each => each).join("   ")
        theme: scene.theme
        wrapMode: Text.NoWrap
    }
    Item {
        anchors.bottom: parent.bottom
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: title.bottom
        anchors.topMargin: scene.theme.tight

        Repeater {
            model: scene.shown.cards

            Item {
                id: card

                required property var modelData

                height: scene.shown.high * scene.theme.u
                width: card.modelData.columns.length * (scene.columnWidth + scene.theme.gap) - scene.theme.gap
                x: card.modelData.at * (scene.columnWidth + scene.theme.gap)
                y: card.modelData.row * (scene.shown.high + 28) * scene.theme.u

                Emblem {
                    id: emblem

                    anchors.left: parent.left
                    anchors.top: parent.top
                    anchors.topMargin: 8 * scene.theme.u
                    colour: card.modelData.colour
                    height: width
                    outline: card.modelData.outline
                    width: 64 * scene.theme.u
                }
                Words {
                    anchors.left: emblem.right
                    anchors.leftMargin: scene.theme.tight
                    anchors.right: parent.right
                    anchors.verticalCenter: emblem.verticalCenter
                    font.weight: Font.Bold
                    fontSizeMode: Text.HorizontalFit
                    maximumLineCount: 1
                    role: "lead"
                    text: card.modelData.word
                    theme: scene.theme
                }
                Rectangle {
                    color: scene.theme.line
                    height: 3 * scene.theme.u
                    width: parent.width
                    y: 84 * scene.theme.u
                }
                Repeater {
                    model: card.modelData.columns

                    Column {
                        id: column

                        required property int index
                        required property var modelData

                        x: index * (scene.columnWidth + scene.theme.gap)
                        y: 92 * scene.theme.u

                        Repeater {
                            model: column.modelData

                            Words {
                                required property string modelData

                                height: scene.view.line * scene.theme.u
                                maximumLineCount: 1
                                role: scene.view.line > 60 ? "lead" : "body"
                                text: modelData
                                theme: scene.theme
                                verticalAlignment: Text.AlignVCenter
                                width: scene.columnWidth
                                wrapMode: Text.NoWrap
                            }
                        }
                    }
                }
            }
        }
    }
}
