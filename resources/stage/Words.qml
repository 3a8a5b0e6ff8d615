// Text from people is text: never markup, always wrapped, cut with an ellipsis rather than spilt.
import QtQuick

Text {
    required property var theme
    property string role: "body"
    property bool packed: false // lines close together, where two must stand in little room
    property real tracking: 0 // of the text's size

    color: theme.ink
    elide: Text.ElideRight
    font.family: theme.family
    horizontalAlignment: Text.AlignLeft // a name written from the right begins where its neighbours do
    font.letterSpacing: tracking * theme.size(role)
    font.pixelSize: theme.size(role)
    lineHeight: packed ? 0.87 : 1
    minimumPixelSize: theme.size("body")
    textFormat: Text.PlainText
    wrapMode: Text.Wrap
}
