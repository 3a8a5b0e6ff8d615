// Darkness.
import stage

Scene {
    bare: true
    ground: "black"
    timeBar: false
}
