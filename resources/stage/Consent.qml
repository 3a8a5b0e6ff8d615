// Consent: how many have no objection, a concern, an objection; and the reasons, once they may be shown.
import QtQuick

Item {
    id: consent

    required property var theme
    required property var result

    function ink(key: string): color {
        return key === "none" ? theme.ok : key === "concern" ? theme.warn : theme.stop;
    }
    function ground(key: string): color {
        return key === "none" ? theme.okSoft : key === "concern" ? theme.warnSoft : theme.stopSoft;
    }

    Row {
        id: counts

        spacing: consent.theme.gap
        width: parent.width

        Repeater {
            model: consent.result.counts

            Rectangle {
                id: tile

                required property var modelData

                color: consent.ground(modelData.key)
                height: 250 * consent.theme.u
                radius: consent.theme.radius
                width: (counts.width - 2 * counts.spacing) / 3

                Words {
                    id: figure

                    anchors.left: parent.left
                    anchors.leftMargin: figure.text.length > 2 ? consent.theme.tight : consent.theme.gap
                    anchors.verticalCenter: parent.verticalCenter
                    color: consent.ink(tile.modelData.key)
                    font.weight: Font.Bold
                    objectName: "count"
                    role: figure.text.length > 2 ? "display" : "figure"
                    text: tile.modelData.count
                    theme: consent.theme
                    wrapMode: Text.NoWrap
                }
                Words {
                    anchors.left: figure.right
                    anchors.leftMargin: figure.text.length > 2 ? consent.theme.tight : consent.theme.gap
                    anchors.right: parent.right
                    anchors.rightMargin: consent.theme.tight
                    anchors.verticalCenter: parent.verticalCenter
                    color: consent.ink(tile.modelData.key)
                    font.weight: Font.DemiBold
                    lineHeight: 0.95
                    role: figure.text.length > 2 ? "body" : "lead"
                    text: tile.modelData.label
                    theme: consent.theme
                }
            }
        }
    }
    Words {
        id: outcome

        anchors.top: counts.bottom
        anchors.topMargin: consent.theme.gap
        color: consent.result.passes ? consent.theme.ok : consent.theme.stop
        font.weight: Font.DemiBold
        maximumLineCount: 2
        role: "prompt"
        text: consent.result.outcome
        theme: consent.theme
        width: parent.width
    }
    Column {
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: outcome.bottom
        anchors.topMargin: consent.theme.tight
        spacing: consent.theme.tight

        Repeater {
            model: consent.result.objections

            Item {
                id: objection

                required property string modelData

                height: reason.implicitHeight
                width: parent.width

                Rectangle {
                    color: consent.theme.stop
                    height: parent.height
                    width: 8 * consent.theme.u
                }
                Words {
                    id: reason

                    anchors.left: parent.left
                    anchors.leftMargin: consent.theme.gap
                    anchors.right: parent.right
                    maximumLineCount: 2
                    role: "lead"
                    text: objection.modelData
                    theme: consent.theme
                }
            }
        }
    }
}
