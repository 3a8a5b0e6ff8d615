// The projector's picture: one scene at a time, its foot, and a quick fade between two.
import QtQuick
import stage

Rectangle {
    id: shell

    required property var state_ // window.StageState
    required property var plain // design.stage_theme()
    required property bool still
    required property bool software

    readonly property var chrome: state_.chrome
    property string broken: "" // the picture that would not load: the spare one stands in its place
    property bool leaving: false // the old picture is fading; whatever comes now is shown after it
    readonly property var shown: loader.item

    color: shown ? shown.ground : theme.paper

    signal sceneBroken
    signal sceneSwapped // another page is there, with items of its own

    // A new picture is a new page; the same picture with other numbers only gets the numbers.
    function show() {
        if (state_.key === broken)
            return;
        if (state_.key === loader.key && loader.item) {
            loader.item.view = state_.view;
        } else if (theme.sceneTime === 0 || !loader.item) {
            fade.stop();
            swap();
            loader.opacity = 1;
        } else if (!leaving) {
            leaving = true;
            fade.restart();
        }
    }
    function swap() {
        leaving = false;
        broken = "";
        loader.key = state_.key;
        load(state_.page, state_.view);
        if (!loader.item) {
            broken = state_.key;
            load(state_.sparePage, state_.spareView);
            sceneBroken();
        }
        if (loader.item)
            loader.item.chrome = Qt.binding(() => shell.chrome);
        sceneSwapped();
    }
    function load(page, view) {
        loader.setSource(page, {
            "view": view,
            "theme": theme,
            "chrome": chrome
        });
    }

    Component.onCompleted: show()

    Theme {
        id: theme

        height: shell.height
        plain: shell.plain
        software: shell.software
        still: shell.still
        width: shell.width
    }
    Connections {
        function onSceneChanged() {
            shell.show();
        }

        target: shell.state_
    }
    Loader {
        id: loader

        property string key: ""

        anchors.fill: parent
        objectName: "scene"
    }
    Item {
        id: foot

        anchors.bottom: parent.bottom
        anchors.left: parent.left
        anchors.leftMargin: theme.margin
        anchors.right: parent.right
        anchors.rightMargin: theme.margin
        height: theme.foot
        visible: !!shell.shown && !shell.shown.bare && !shell.shown.dense

        Words {
            anchors.left: parent.left
            anchors.verticalCenter: parent.verticalCenter
            color: theme.inkSoft
            maximumLineCount: 1
            objectName: "chrome_session"
            role: "chrome"
            text: shell.chrome.session
            theme: theme
            width: joining.text === "" ? parent.width * 0.8 : Math.min(parent.width * 0.42, (parent.width - joining.width) / 2 - theme.gap)
        }
        Words {
            id: joining

            anchors.centerIn: parent
            color: theme.inkSoft
            objectName: "chrome_join"
            role: "chrome"
            text: shell.chrome.join
            theme: theme
            wrapMode: Text.NoWrap
            x: parent.width * 0.5
        }
        Words {
            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            color: theme.inkSoft
            font.features: {
                "tnum": 1
            }
            objectName: "chrome_clock"
            role: "chrome"
            text: shell.chrome.clock
            theme: theme
            wrapMode: Text.NoWrap
        }
    }
    Rectangle {
        readonly property var timer: shell.chrome.timer

        anchors.bottom: parent.bottom
        color: timer && timer.tone === "over" ? theme.stop : timer && timer.tone === "soon" ? theme.warn : theme.accent
        height: 10 * theme.u
        objectName: "time_bar"
        visible: !!timer && !!shell.shown && shell.shown.timeBar
        width: timer ? parent.width * timer.share : 0
    }
    SequentialAnimation {
        id: fade

        NumberAnimation {
            duration: theme.sceneTime / 2
            property: "opacity"
            target: loader
            to: 0
        }
        ScriptAction {
            script: shell.swap()
        }
        NumberAnimation {
            duration: theme.sceneTime
            property: "opacity"
            target: loader
            to: 1
        }
    }
}
