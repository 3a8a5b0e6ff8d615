// Which shape is whom, with how many people.
import QtQuick

Row {
    id: legend

    required property var theme
    required property var sides
    property bool foretold: false // the second side predicts the first

    spacing: 1.5 * theme.gap
    visible: sides.length > 1

    Repeater {
        model: legend.sides

        Row {
            id: entry

            required property var modelData
            required property int index

            spacing: legend.theme.tight

            Mark {
                anchors.verticalCenter: parent.verticalCenter
                hollow: legend.foretold && entry.index > 0
                side: entry.modelData.key
                theme: legend.theme
            }
            Words {
                color: legend.theme.side(entry.modelData.key).ink
                font.weight: Font.DemiBold
                text: entry.modelData.name
                theme: legend.theme
            }
        }
    }
}
