// A QR code whose modules are whole pixels, on white, with its quiet zone of four modules.
import QtQuick
import QtQuick.Window

Image {
    id: code

    required property string words
    required property real room // the largest side it may take
    readonly property real dots: Screen.devicePixelRatio > 0 ? Screen.devicePixelRatio : 1

    fillMode: Image.Stretch
    height: width
    smooth: false
    source: words === "" ? "" : "image://qr/" + encodeURIComponent(words)
    width: sourceSize.width > 0 ? sourceSize.width * Math.max(1, Math.floor(room * dots / sourceSize.width)) / dots : 0
}
