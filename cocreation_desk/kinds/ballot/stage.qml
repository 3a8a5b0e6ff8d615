// A vote on the big screen: ready, open, closed, revealed. Until it is revealed, only how many have voted.
import QtQuick
import stage

Scene {
    id: scene

    readonly property bool revealed: view.phase === "revealed" && !!view.result
    readonly property bool listed: view.options.length > 0 && !revealed
    readonly property bool many: view.options.length > 6
    readonly property bool alone: revealed && view.result.paper === "scale" && typeof view.result.at === "number"

    readonly property int rows: revealed ? (view.result.rows || []).length : 0

    dense: revealed && (["scale", "agreement", "rounds", "judged", "duels", "quadrant", "shift"].includes(view.result.paper) || rows > 3)
    full: rows > 6 && !alone
    timeBar: revealed || !chrome.timer

    Heading {
        id: heading

        largest: scene.full ? "lead" : "title"
        low: scene.dense && !scene.alone || scene.many
        overline: scene.alone ? scene.view.question : scene.dense || scene.many ? "" : scene.view.title
        text: scene.alone ? scene.view.result.rows[scene.view.result.at].label : scene.view.question
        theme: scene.theme
        timer: scene.revealed ? null : scene.chrome.timer
        width: parent.width
    }
    Loader {
        active: scene.revealed
        anchors.bottom: parent.bottom
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: heading.bottom
        anchors.topMargin: scene.theme.tight * (scene.full ? 0.5 : 1)

        sourceComponent: BallotResult {
            result: scene.view.result
            theme: scene.theme
        }
    }
    Item {
        id: waiting

        anchors.bottom: parent.bottom
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: heading.bottom
        anchors.topMargin: scene.theme.gap
        visible: !scene.revealed

        Words {
            id: hint

            color: scene.theme.inkSoft
            maximumLineCount: 3
            role: text.length > 90 || scene.many ? "body" : "lead"
            text: scene.view.hint
            theme: scene.theme
            visible: text !== ""
            width: parent.width
        }
        Item {
            id: choices

            anchors.bottom: scene.many ? turnout.top : parent.bottom
            anchors.bottomMargin: scene.many ? scene.theme.tight : 0
            anchors.left: parent.left
            anchors.right: scene.many ? parent.right : turnout.left
            anchors.rightMargin: scene.many ? 0 : 1.5 * scene.theme.gap
            anchors.top: hint.visible ? hint.bottom : parent.top
            anchors.topMargin: hint.visible ? scene.theme.tight : 0
            visible: scene.listed

            OptionList {
                options: scene.view.options
                room: choices.height
                theme: scene.theme
                width: parent.width
            }
        }
        Words {
            anchors.left: parent.left
            anchors.right: turnout.left
            anchors.rightMargin: 2 * scene.theme.gap
            anchors.verticalCenter: parent.verticalCenter
            color: scene.theme.accent
            font.weight: Font.DemiBold
            lineHeight: 1
            maximumLineCount: 4
            objectName: "status"
            role: "title"
            text: scene.view.status
            theme: scene.theme
            visible: !scene.listed
        }
        Column {
            id: turnout

            anchors.right: parent.right
            spacing: scene.many ? 0 : scene.theme.gap
            width: scene.many ? parent.width : parent.width * 0.345
            y: scene.many ? parent.height - height : Math.max(choices.y, (parent.height - height) / 2)

            Row {
                spacing: 2 * scene.theme.gap
                visible: scene.many
                width: parent.width

                Words {
                    font.weight: Font.DemiBold
                    objectName: "turnout"
                    text: scene.view.turnout_text
                    theme: scene.theme
                }
                Repeater {
                    model: scene.many ? scene.view.turnout.length : 0

                    Row {
                        id: short_

                        required property int index
                        readonly property var modelData: scene.view.turnout[index]

                        spacing: scene.theme.tight * 0.6

                        Mark {
                            anchors.verticalCenter: parent.verticalCenter
                            side: short_.modelData.key
                            theme: scene.theme
                        }
                        Words {
                            color: scene.theme.side(short_.modelData.key).ink
                            text: short_.modelData.name + "  " + short_.modelData.text
                            theme: scene.theme
                        }
                    }
                }
            }
            Turnout {
                lines: scene.view.turnout
                theme: scene.theme
                total: scene.view.turnout_text
                visible: !scene.many
                width: parent.width
            }
            Words {
                color: scene.view.phase === "closed" ? scene.theme.accent : scene.theme.inkSoft
                font.weight: scene.view.phase === "closed" ? Font.DemiBold : Font.Normal
                maximumLineCount: 4
                objectName: "status"
                role: scene.view.phase === "closed" ? "prompt" : "body"
                text: scene.view.status
                theme: scene.theme
                visible: scene.listed
                width: parent.width
            }
        }
    }
}
