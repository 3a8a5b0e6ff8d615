"""What a kind's live panel on the console is given to work with: words, the room, and a way to ask for acts."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any, Protocol

from cocreation_desk.domain.room import Room
from cocreation_desk.words import Say


class FilmHands(Protocol):
    """The film on the stage."""

    def film_position(self) -> int:
        """Milliseconds."""
        ...

    def film_length(self) -> int:
        """Milliseconds; 0 while there is none."""
        ...

    def film_seek(self, position: int) -> None:
        """Milliseconds."""
        ...

    def film_volume(self) -> int:
        """Out of a hundred."""
        ...

    def set_film_volume(self, volume: int) -> None:
        """Out of a hundred."""
        ...


class Hands(Protocol):
    """Acts asked through ``do`` come back on the panel's own thread; what is refused without a ``refused`` is told above."""

    say: Say

    @property
    def room(self) -> Room: ...

    def now(self) -> datetime: ...

    def whose_badge(self, typed: str) -> str:
        """The participant whose badge was scanned; nothing where it is nobody's."""
        ...

    def do(
        self,
        act: Callable[..., Any],
        *args: Any,
        then: Callable[[Any], object] | None = None,
        refused: Callable[[str], object] | None = None,
        **named: Any,
    ) -> None: ...
