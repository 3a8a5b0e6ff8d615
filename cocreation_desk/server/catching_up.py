"""What comes after something was saved: the room that says so, or, where it cannot be read just then, the word that it is saved."""

from __future__ import annotations

import logging

from cocreation_desk.server.postbox import Postbox

log = logging.getLogger(__name__)


async def has_caught_up(postbox: Postbox) -> bool:
    """Wait for the room that holds what was just saved. Whatever fails here takes nothing back: it is on the disk."""
    try:
        await postbox.look()
    except Exception:
        log.exception("the room could not be read after something was saved")
        return False
    return True
