// The film without a graphics card: frames painted by film.FilmFrame.
import StageFilm

FilmFrame {
    objectName: "film"
}
