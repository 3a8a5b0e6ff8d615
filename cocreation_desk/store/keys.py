"""The keys of the urns: in this person's own folder on this computer, never in a programme's file, and gone after the count."""

from __future__ import annotations

import hashlib
import os
import secrets
from pathlib import Path

from cocreation_desk.domain.errors import Unavailable
from cocreation_desk.places import data_folder
from cocreation_desk.store import sealing


class KeyDrawer:
    """Private keys, each in a file named after its public key that only its owner may read."""

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder

    @property
    def folder(self) -> Path:
        return self._folder or data_folder() / "urn-keys"

    def new_pair(self) -> bytes:
        """Make a pair; the private key is on the disk when the public one comes back."""
        private_key, public_key = sealing.new_pair()
        place = self._place(public_key)
        beside = place.with_suffix(".new")
        try:
            self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
            with os.fdopen(descriptor, "wb") as file:
                file.write(private_key)
                file.flush()
                os.fsync(file.fileno())
            os.replace(beside, place)
            _flush_folder(self.folder)
        except OSError as trouble:
            raise Unavailable("urn_key_cannot_be_kept", folder=str(self.folder)) from trouble
        return public_key

    def take(self, public_key: bytes) -> bytes | None:
        """The private key that belongs to it, if it still lies here."""
        try:
            private_key = self._place(public_key).read_bytes()
        except OSError:
            return None
        try:
            return private_key if sealing.public_of(private_key) == public_key else None
        except (TypeError, ValueError):  # a damaged key opens nothing
            return None

    def destroy(self, public_key: bytes) -> None:
        """Overwrite it and take it away; no harm done when it is gone already."""
        place = self._place(public_key)
        try:
            with place.open("r+b") as file:
                file.write(secrets.token_bytes(32))
                file.flush()
                os.fsync(file.fileno())
            place.unlink()
            _flush_folder(self.folder)
        except FileNotFoundError:
            return
        except OSError as trouble:
            raise Unavailable("urn_key_cannot_be_destroyed", folder=str(self.folder)) from trouble

    def _place(self, public_key: bytes) -> Path:
        return self.folder / f"{hashlib.sha256(public_key).hexdigest()[:32]}.key"


def _flush_folder(folder: Path) -> None:
    if os.name == "nt":  # Windows has no way to flush a folder
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
