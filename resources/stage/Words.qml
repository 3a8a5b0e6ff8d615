// Text from people is text: never markup, always wrapped, cut with an ellipsis rather than spilt.
import QtQuick

Text {
    required property var theme
    property string role: "body"

    color: theme.ink
    elide: Text.ElideRight
    font.family: theme.family
    font.pixelSize: theme.size(role)
    minimumPixelSize: theme.size("body")
    textFormat: Text.PlainText
    wrapMode: Text.Wrap
}
