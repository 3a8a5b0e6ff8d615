"""One line over the top of the window that says what went wrong or well, and moves nothing."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, QTimer, Slot
from PySide6.QtGui import QIcon, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QToolButton, QWidget

READ_MS = 9000


class Banner(QFrame):
    """Hidden until it has something to say, then laid over ``ground``, which needs no clicks; a click puts it away.

    ``tone`` is a word for the style sheet: good, warn, bad.
    """

    def __init__(self, close_name: str, close_icon: QIcon, ground: QWidget | None = None) -> None:
        super().__init__()
        self.setObjectName("banner")
        self._label = QLabel()
        self._label.setTextFormat(Qt.TextFormat.PlainText)
        self._label.setWordWrap(True)
        self._label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._close = QToolButton()
        self._close.setObjectName("bannerClose")
        self._close.setIcon(close_icon)
        self._close.setAccessibleName(close_name)
        self._close.setToolTip(close_name)
        self._close.clicked.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 3, 6, 3)
        row.addWidget(self._label)
        row.addWidget(self._close)
        self._leave = QTimer(self)
        self._leave.setSingleShot(True)
        self._leave.timeout.connect(self._go)
        self.hide()
        self._ground = ground
        if ground is not None:
            ground.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Move) and not self.isHidden():
            self._lie_down()
        return False

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.hide()

    @property
    def words(self) -> str:
        return self._label.text()

    def say(self, words: str, tone: str = "bad", stays: bool = False) -> None:
        """Good news and refusals leave by themselves; what ``stays`` waits to be closed."""
        self._label.setText(words)
        self.setAccessibleName(words)
        self.setProperty("tone", tone)
        for shown in (self, self._label):
            shown.style().unpolish(shown)
            shown.style().polish(shown)
        self._lie_down()
        self.show()
        self.raise_()
        self._leave.stop() if stays else self._leave.start(READ_MS)

    @Slot()
    def _go(self) -> None:
        self.hide()

    def _lie_down(self) -> None:
        """As wide as its ground and as high as its words, at least as high as the ground."""
        if self._ground is None:
            return
        if self.parentWidget() is not self._ground.window():
            self.setParent(self._ground.window())
        room = QRect(self._ground.mapTo(self._ground.window(), QPoint()), self._ground.size())
        room.setHeight(max(room.height(), self.heightForWidth(room.width())))
        self.setGeometry(room)
