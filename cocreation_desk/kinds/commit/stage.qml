// What is promised: line after line as it is said, or in three columns with the reasons of a no.
import QtQuick
import stage

Scene {
    id: scene

    readonly property bool lines: view.layout === "lines"
    readonly property bool longer: lines && view.lines.some(line => line.text.length > 48) // all in the size of the longest

    function inkOf(answer: string): color {
        return answer === "do" ? theme.ok : answer === "study" ? theme.warn : theme.stop;
    }
    function softOf(answer: string): color {
        return answer === "do" ? theme.okSoft : answer === "study" ? theme.warnSoft : theme.stopSoft;
    }
    function factsOf(line: var): string {
        return [line.owner, line.due, line.status].filter(words => words !== "").join("  ·  ");
    }

    timeBar: !lines

    Heading {
        id: heading

        low: true
        overline: scene.lines ? scene.view.title : ""
        text: scene.lines ? scene.view.prompt : scene.view.title
        theme: scene.theme
        timer: scene.lines ? scene.chrome.timer : null
        width: parent.width
    }
    Column {
        id: list

        anchors.bottom: page.visible ? page.top : parent.bottom
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: heading.bottom
        anchors.topMargin: scene.theme.gap
        spacing: scene.theme.tight
        visible: scene.lines

        Repeater {
            model: scene.lines ? scene.view.lines : []

            Rectangle {
                id: line

                required property var modelData

                border.color: scene.theme.line
                border.width: Math.max(1, 2 * scene.theme.u)
                color: scene.theme.surface
                height: (list.height - 3 * list.spacing) / 4
                objectName: "line"
                radius: scene.theme.radius
                width: list.width

                Rectangle {
                    color: scene.inkOf(line.modelData.answer)
                    height: parent.height
                    radius: scene.theme.radius
                    width: 14 * scene.theme.u
                }
                Words {
                    id: code

                    anchors.left: parent.left
                    anchors.leftMargin: 2 * scene.theme.gap
                    anchors.top: parent.top
                    anchors.topMargin: scene.theme.tight
                    color: scene.inkOf(line.modelData.answer)
                    font.weight: Font.Bold
                    text: line.modelData.code
                    theme: scene.theme
                    width: 150 * scene.theme.u
                }
                Item {
                    anchors.bottom: facts.top
                    anchors.left: code.right
                    anchors.right: parent.right
                    anchors.rightMargin: scene.theme.gap
                    anchors.top: parent.top
                    anchors.topMargin: scene.theme.tight * 0.4

                    Words {
                        anchors.verticalCenter: parent.verticalCenter
                        font.weight: Font.DemiBold
                        maximumLineCount: 2
                        packed: true
                        role: scene.longer ? "body" : "lead"
                        text: line.modelData.text
                        theme: scene.theme
                        width: parent.width
                    }
                }
                Words {
                    id: facts

                    anchors.bottom: parent.bottom
                    anchors.bottomMargin: scene.theme.tight * 0.4
                    anchors.left: code.right
                    anchors.right: parent.right
                    anchors.rightMargin: scene.theme.gap
                    color: scene.theme.inkSoft
                    fontSizeMode: Text.HorizontalFit
                    maximumLineCount: 1
                    minimumPixelSize: scene.theme.size("name")
                    objectName: "facts"
                    text: scene.factsOf(line.modelData)
                    theme: scene.theme
                }
            }
        }
    }
    Row {
        id: columns

        anchors.bottom: page.visible ? page.top : parent.bottom
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: heading.bottom
        anchors.topMargin: scene.theme.gap
        spacing: scene.theme.gap
        visible: !scene.lines

        Repeater {
            model: scene.lines ? [] : scene.view.columns

            Rectangle {
                id: column

                required property var modelData

                color: scene.softOf(modelData.key)
                height: columns.height
                radius: scene.theme.radius
                width: (columns.width - 2 * columns.spacing) / 3

                Words {
                    id: name

                    anchors.left: parent.left
                    anchors.leftMargin: scene.theme.gap
                    anchors.right: parent.right
                    anchors.rightMargin: scene.theme.tight
                    anchors.top: parent.top
                    anchors.topMargin: scene.theme.tight
                    color: scene.inkOf(column.modelData.key)
                    font.weight: Font.Bold
                    height: 116 * scene.theme.u
                    lineHeight: 0.95
                    text: column.modelData.name
                    theme: scene.theme
                    verticalAlignment: Text.AlignVCenter
                }
                Column {
                    anchors.left: parent.left
                    anchors.margins: scene.theme.tight
                    anchors.right: parent.right
                    anchors.top: name.bottom
                    spacing: 12 * scene.theme.u

                    Repeater {
                        model: scene.view.lines.filter(line => line.answer === column.modelData.key)

                        Rectangle {
                            id: card

                            required property var modelData

                            color: scene.theme.surface
                            height: told.implicitHeight + 32 * scene.theme.u
                            objectName: "line"
                            radius: scene.theme.radius * 0.6
                            width: parent.width

                            Column {
                                id: told

                                anchors.verticalCenter: parent.verticalCenter
                                spacing: 4 * scene.theme.u
                                width: parent.width - 40 * scene.theme.u
                                x: 20 * scene.theme.u

                                Whole {
                                    least: "name"
                                    lineHeight: 0.95
                                    most: 206 * scene.theme.u
                                    named: "commitment"
                                    text: card.modelData.text
                                    theme: scene.theme
                                    weight: Font.DemiBold
                                    width: parent.width
                                }
                                Whole {
                                    color: scene.theme.inkSoft
                                    least: "name"
                                    lineHeight: 0.95
                                    most: (card.modelData.reason !== "" ? 150 : 56) * scene.theme.u
                                    named: "reason"
                                    text: card.modelData.reason !== "" ? card.modelData.reason : [card.modelData.code, card.modelData.due].filter(words => words !== "").join("  ·  ")
                                    theme: scene.theme
                                    width: parent.width
                                }
                            }
                        }
                    }
                }
            }
        }
    }
    Words {
        id: page

        anchors.bottom: parent.bottom
        color: scene.theme.inkSoft
        text: scene.view.page_text
        theme: scene.theme
        visible: text !== ""
    }
}
