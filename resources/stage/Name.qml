// One name of a list: whole, in the largest letters in which every name of the list stands in its row.
import QtQuick

Words {
    id: name

    required property var rows // the whole list: its longest name decides for all
    required property real room // the height there is
    property string most: "body"
    readonly property real spare: 4 * theme.u // nothing of the letters stands above the first line or below the last

    font.pixelSize: theme.nameSize(rows, width, room, most)
    fontSizeMode: Text.Fit
    lineHeight: 0.84
    height: room + 2 * spare
    maximumLineCount: Math.max(1, Math.floor(height / minimumPixelSize))
    minimumPixelSize: theme.size("name")
    objectName: "name"
    verticalAlignment: Text.AlignVCenter
    y: -spare
}
