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

    Words {
        id: outcome

        color: consent.result.passes ? consent.theme.ok : consent.theme.stop
        font.weight: Font.DemiBold
        maximumLineCount: 2
        role: "prompt"
        text: consent.result.outcome
        theme: consent.theme
        width: parent.width
    }
    Row {
        id: counts

        anchors.top: outcome.bottom
        anchors.topMargin: consent.theme.gap
        height: consent.result.objections.length > 0 ? 210 * consent.theme.u : Math.min(420 * consent.theme.u, consent.height - y - consent.theme.gap)
        spacing: consent.theme.gap
        width: parent.width

        Repeater {
            model: consent.result.counts

            Rectangle {
                id: tile

                required property var modelData

                color: consent.ground(modelData.key)
                height: counts.height
                radius: consent.theme.radius
                width: (counts.width - 2 * counts.spacing) / 3

                Column {
                    anchors.centerIn: parent
                    width: parent.width - 2 * consent.theme.tight

                    Words {
                        color: consent.ink(tile.modelData.key)
                        font.weight: Font.Bold
                        horizontalAlignment: Text.AlignHCenter
                        lineHeight: 0.95
                        objectName: "count"
                        role: consent.result.objections.length > 0 ? "display" : "figure"
                        text: tile.modelData.count
                        theme: consent.theme
                        width: parent.width
                    }
                    Words {
                        color: consent.ink(tile.modelData.key)
                        font.weight: Font.DemiBold
                        horizontalAlignment: Text.AlignHCenter
                        role: "lead"
                        text: tile.modelData.label
                        theme: consent.theme
                        width: parent.width
                    }
                }
            }
        }
    }
    Column {
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: counts.bottom
        anchors.topMargin: consent.theme.gap
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
