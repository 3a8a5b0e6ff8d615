"""What the room sees, small and true, and the buttons that choose it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from cocreation_desk.console.bridge import Bridge
from cocreation_desk.design import PALETTE
from cocreation_desk.desk import running
from cocreation_desk.domain.room import Room
from cocreation_desk.domain.session import Scene
from cocreation_desk.widgets.buttons import button, icon_button
from cocreation_desk.widgets.parts import label, pill, row, tone

LOOK_MS = 400  # 2.5 pictures a second tell what is shown, and cost next to nothing

SCENES = (Scene.STEP, Scene.WELCOME, Scene.JOIN, Scene.TIMER, Scene.COMMITMENTS)

Picture = Callable[[], QImage | None]


class Preview(QWidget):
    """The stage's own picture, never a second drawing of it."""

    def __init__(self, nothing: str) -> None:
        super().__init__()
        self._nothing = nothing
        self._image: QImage | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def sizeHint(self) -> QSize:
        return QSize(340, 191)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return round(width * 9 / 16)

    def show_image(self, image: QImage | None) -> None:
        self._image = image
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        whole = QRectF(self.rect())
        if self._image is None or self._image.isNull():
            painter.fillRect(whole, QColor(PALETTE.sunken))
            painter.setPen(QColor(PALETTE.muted))
            painter.drawText(whole, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self._nothing)
        else:
            size = self._image.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
            at = QRectF(0, 0, size.width(), size.height())
            at.moveCenter(whole.center())
            painter.drawImage(at, self._image)
        painter.setPen(QColor(PALETTE.line))
        painter.drawRect(whole.adjusted(0.5, 0.5, -0.5, -0.5))
        painter.end()


class StagePanel(QFrame):
    """``picture`` gives what the stage shows at this moment; ``wants_stage`` asks for its window."""

    wants_stage = Signal()
    wants_neutral = Signal()
    wants_yield = Signal()

    def __init__(self, bridge: Bridge, picture: Picture) -> None:
        super().__init__()
        self.setObjectName("panel")
        self._bridge = bridge
        self._picture = picture
        say = bridge.say
        self.preview = Preview(say("stage_no_picture"))
        self.preview.setAccessibleName(say("stage_preview"))
        self.open = button(say("stage_open"), "screen", "quiet", say("stage_open_tip"))
        self.open.setObjectName("stageWindow")
        self.open.clicked.connect(self.wants_stage)
        self.give_up = icon_button(say("stage_yield"), "handover")
        self.give_up.clicked.connect(self.wants_yield)
        self.scenes = {scene: button(say(f"stage_scene_{scene.value}")) for scene in SCENES}
        self.panic = button(say("stage_panic"), "hidden", "primary", say("stage_panic_tip"))
        self.panic.setObjectName("panic")
        self.panic.setCheckable(True)
        self.panic.clicked.connect(self.toggle_neutral)
        grid = QGridLayout()
        grid.setSpacing(5)
        for number, (scene, asked) in enumerate(self.scenes.items()):
            asked.setProperty("scene", True)
            asked.setCheckable(True)
            asked.clicked.connect(lambda _=False, scene=scene: self.show_scene(scene))
            grid.addWidget(asked, number // 3, number % 3)
        grid.addWidget(self.panic, 1, 2)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 8, 12, 12)
        layout.setSpacing(8)
        self.title = label(say("stage_title"), "strong")
        self.absent = pill(say("stage_absent"))
        tone(self.absent, "warn")
        self.absent.hide()
        self.absent.setToolTip(say("stage_absent_tip"))
        layout.addLayout(row(self.title, self.absent, 1, self.give_up, self.open, gap=2))
        layout.addWidget(self.preview)
        layout.addLayout(grid)
        self._look = QTimer(self)
        self._look.setInterval(LOOK_MS)
        self._look.timeout.connect(self.look)
        self._look.start()
        bridge.changed.connect(self.show_room)
        self.show_room(bridge.room)

    @Slot(object)
    def show_room(self, room: Room) -> None:
        shown = room.session.scene if room.session else None
        for scene, asked in self.scenes.items():
            asked.setChecked(scene is shown)
        self.panic.setChecked(shown is Scene.NEUTRAL)

    @Slot(bool)
    def show_standing(self, shown: bool) -> None:
        """Whether the room sees it: a preview of what nobody sees must not look like one of what everybody does."""
        self.title.setVisible(shown)
        self.absent.setVisible(not shown)

    @Slot()
    def look(self) -> None:
        if self.preview.isVisible():
            self.preview.show_image(self._picture())

    def show_scene(self, scene: Scene) -> None:
        session = self._bridge.room.session
        self.show_room(self._bridge.room)
        if session is not None:
            self._bridge.do(running.show_scene, session.id, scene)

    @Slot()
    def toggle_neutral(self) -> None:
        """The panic key: nothing to see at once; the same key brings the step back."""
        session = self._bridge.room.session
        if session is None:
            return
        neutral = session.scene is Scene.NEUTRAL
        if not neutral:
            self.wants_neutral.emit()
        self.show_scene(Scene.STEP if neutral else Scene.NEUTRAL)
