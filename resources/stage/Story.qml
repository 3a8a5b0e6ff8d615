// What this chapter of a count says, beside how far the story is.
import QtQuick

Item {
    id: story

    required property var theme
    required property string chapter
    required property string told
    property string role: "body"

    readonly property real room: width - words.x
    readonly property int down: Math.ceil(natural.advanceWidth / Math.max(1, 1.18 * room)) // a little smaller rather than a last word alone

    implicitHeight: told === "" && chapter === "" ? 0 : Math.max(chip.visible ? chip.height : 0, told === "" ? 0 : words.contentHeight)

    TextMetrics {
        id: natural

        font.family: story.theme.family
        font.pixelSize: story.theme.size(story.role)
        font.weight: Font.DemiBold
        text: story.told
    }
    Chip {
        id: chip

        objectName: "chapter"
        text: story.chapter
        theme: story.theme
    }
    Words {
        id: words

        color: story.theme.accent
        font.weight: Font.DemiBold
        fontSizeMode: Text.Fit
        height: (story.down === 1 ? 1.27 : story.down === 2 ? 2.46 : 2.7) * story.theme.size(story.role)
        lineHeight: 0.95
        minimumPixelSize: story.theme.size("name")
        objectName: "told"
        role: story.role
        text: story.told
        theme: story.theme
        width: story.down === 2 ? Math.min(story.room, 0.6 * natural.advanceWidth) : story.room // lines of much the same length
        x: chip.visible ? chip.width + story.theme.gap : 0
        y: Math.max(0, ((chip.visible ? chip.height : 0) - contentHeight) / 2)
    }
}
