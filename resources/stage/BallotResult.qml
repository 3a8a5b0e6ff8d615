// A result, drawn as its paper asks; the line under it says how many people stand behind it.
import QtQuick

Item {
    id: shown

    required property var theme
    required property var result

    readonly property bool full: (result.rows || []).length > 6
    readonly property real tight: theme.tight * (full ? 0.6 : 1)

    Loader {
        id: drawing

        anchors.bottom: feet.top
        anchors.bottomMargin: shown.tight
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: parent.top
        sourceComponent: {
            switch (shown.result.paper) {
            case "scale":
                return typeof shown.result.at === "number" ? one : all;
            case "agreement":
                return agreement;
            case "consent":
                return consent;
            case "rounds":
                return rounds;
            case "judged":
                return judged;
            case "duels":
                return duels;
            case "quadrant":
                return quadrant;
            case "verdict":
                return verdict;
            case "shift":
                return shift;
            default:
                return options;
            }
        }
    }
    Item {
        id: feet

        anchors.bottom: parent.bottom
        anchors.left: parent.left
        anchors.right: parent.right
        height: Math.max(legend.visible ? legend.implicitHeight : 0, note.implicitHeight)

        Legend {
            id: legend

            sides: shown.result.sides
            theme: shown.theme
            visible: shown.result.paper !== "scale" && sides.length > 1
        }
        Words {
            id: headline

            color: shown.theme.accent
            font.weight: Font.DemiBold
            maximumLineCount: 1
            objectName: "headline"
            text: shown.result.paper === "scale" ? shown.result.headline : ""
            theme: shown.theme
            visible: text !== ""
            width: parent.width - note.implicitWidth - shown.theme.gap
            wrapMode: Text.NoWrap
        }
        Words {
            id: note

            readonly property bool aside: legend.visible || headline.visible

            anchors.left: legend.visible ? legend.right : headline.visible ? headline.right : parent.left
            anchors.leftMargin: aside ? shown.theme.gap : 0
            anchors.right: parent.right
            color: shown.theme.inkSoft
            horizontalAlignment: aside ? Text.AlignRight : Text.AlignLeft
            lineHeight: 0.95
            maximumLineCount: 3
            objectName: "n_text"
            role: shown.full ? "chrome" : "body"
            // Beside something else the rest begins a line of its own, so that no single word is left over.
            text: [shown.result.n_text, shown.result.note].filter(words => words !== "").join(aside ? "\n" : "  ·  ")
            theme: shown.theme
        }
    }
    Component {
        id: options

        Item {
            Story {
                id: story

                chapter: shown.result.round_text || ""
                role: shown.result.rows.length <= 3 ? "lead" : "body"
                theme: shown.theme
                told: shown.result.told || ""
                width: parent.width
            }
            Loader {
                anchors.bottom: parent.bottom
                anchors.left: parent.left
                anchors.right: parent.right
                anchors.top: story.bottom
                anchors.topMargin: story.height > 0 ? shown.tight : 0
                sourceComponent: shown.result.rows.length > 6 ? table : bars
            }
        }
    }
    Component {
        id: bars

        OptionBars {
            result: shown.result
            theme: shown.theme
        }
    }
    Component {
        id: table

        OptionTable {
            result: shown.result
            theme: shown.theme
        }
    }
    Component {
        id: all

        ScaleResult {
            result: shown.result
            theme: shown.theme
        }
    }
    Component {
        id: one

        ScaleOne {
            result: shown.result
            theme: shown.theme
        }
    }
    Component {
        id: agreement

        Agreement {
            result: shown.result
            theme: shown.theme
        }
    }
    Component {
        id: consent

        Consent {
            result: shown.result
            theme: shown.theme
        }
    }
    Component {
        id: rounds

        Rounds {
            result: shown.result
            theme: shown.theme
        }
    }
    Component {
        id: judged

        Judged {
            result: shown.result
            theme: shown.theme
        }
    }
    Component {
        id: duels

        Duels {
            result: shown.result
            theme: shown.theme
        }
    }
    Component {
        id: shift

        Shift {
            result: shown.result
            theme: shown.theme
        }
    }
    Component {
        id: verdict

        Verdict {
            result: shown.result
            theme: shown.theme
        }
    }
    Component {
        id: quadrant

        Quadrant {
            result: shown.result
            theme: shown.theme
        }
    }
}
