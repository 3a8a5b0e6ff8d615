// The time that remains, as a ring that empties and as figures.
import QtQuick
import QtQuick.Shapes

Item {
    id: ring

    required property var theme
    required property var timer // {text, share, tone} or nothing
    property real thickness: 0.07

    readonly property string tone: timer ? timer.tone : "calm"
    readonly property color colour: tone === "over" ? theme.stop : tone === "soon" ? theme.warn : theme.accent

    height: width

    Shape {
        anchors.fill: parent
        antialiasing: true
        preferredRendererType: Shape.CurveRenderer

        ShapePath {
            capStyle: ShapePath.FlatCap
            fillColor: "transparent"
            strokeColor: ring.theme.line
            strokeWidth: ring.width * ring.thickness

            PathAngleArc {
                centerX: ring.width / 2
                centerY: ring.height / 2
                radiusX: ring.width * (0.5 - ring.thickness / 2)
                radiusY: radiusX
                startAngle: -90
                sweepAngle: 360
            }
        }
        ShapePath {
            capStyle: ShapePath.FlatCap
            fillColor: "transparent"
            strokeColor: ring.colour
            strokeWidth: ring.width * ring.thickness

            PathAngleArc {
                centerX: ring.width / 2
                centerY: ring.height / 2
                radiusX: ring.width * (0.5 - ring.thickness / 2)
                radiusY: radiusX
                startAngle: -90
                sweepAngle: ring.timer ? 360 * ring.timer.share : 0
            }
        }
    }
    Words {
        objectName: "timer"
        anchors.centerIn: parent
        color: ring.tone === "calm" || ring.tone === "paused" ? ring.theme.ink : ring.colour
        font.features: {
            "tnum": 1
        }
        font.pixelSize: Math.max(ring.theme.size("body"), ring.width * 0.27)
        font.weight: Font.DemiBold
        text: ring.timer ? ring.timer.text : ""
        theme: ring.theme
    }
}
