// One name of a list: whole, in the largest letters in which every name of the list stands in its row.
import QtQuick

Words {
    id: name

    required property var rows // the whole list: its longest name decides for all
    required property real room // the height there is
    property string most: "body"

    font.pixelSize: theme.nameSize(rows, width, room, most)
    fontSizeMode: Text.Fit
    lineHeight: 0.84
    height: room
    maximumLineCount: Math.max(1, Math.floor(room / minimumPixelSize))
    minimumPixelSize: theme.size("name")
    objectName: "name"
    verticalAlignment: Text.AlignVCenter
}
