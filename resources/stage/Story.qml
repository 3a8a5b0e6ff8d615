// What this chapter of a count says, beside how far the story is.
import QtQuick

Item {
    id: story

    required property var theme
    required property string chapter
    required property string told

    implicitHeight: told === "" && chapter === "" ? 0 : Math.max(chip.visible ? chip.height : 0, words.implicitHeight)

    Chip {
        id: chip

        objectName: "chapter"
        text: story.chapter
        theme: story.theme
    }
    Words {
        id: words

        anchors.left: chip.visible ? chip.right : parent.left
        anchors.leftMargin: chip.visible ? story.theme.gap : 0
        anchors.right: parent.right
        color: story.theme.accent
        font.weight: Font.DemiBold
        lineHeight: 0.95
        maximumLineCount: 2
        objectName: "told"
        text: story.told
        theme: story.theme
        y: Math.max(0, ((chip.visible ? chip.height : 0) - implicitHeight) / 2)
    }
}
