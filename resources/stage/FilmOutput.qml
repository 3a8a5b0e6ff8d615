// The film on a graphics card.
import QtMultimedia

VideoOutput {
    fillMode: VideoOutput.PreserveAspectFit
    objectName: "film"
}
