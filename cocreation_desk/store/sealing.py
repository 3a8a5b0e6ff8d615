"""Sealing a paper so that only the urn's key opens it: libsodium's sealed box (X25519, XSalsa20-Poly1305), and nothing of our own."""

from __future__ import annotations

import secrets

from nacl.exceptions import CryptoError
from nacl.public import PrivateKey, PublicKey, SealedBox

_LENGTH_BYTES = 4
_RANDOM_BYTES = 16


def new_pair() -> tuple[bytes, bytes]:
    """A private key, and the public key that goes with it."""
    private = PrivateKey.generate()
    return bytes(private), bytes(private.public_key)


def public_of(private_key: bytes) -> bytes:
    return bytes(PrivateKey(private_key).public_key)


def seal(public_key: bytes, content: bytes, size: int) -> bytes:
    """The content, made ``size`` bytes long so that its length says nothing, sealed. ValueError when it is longer."""
    if len(content) > size:
        raise ValueError("a paper longer than its ballot allows")
    padded = len(content).to_bytes(_LENGTH_BYTES) + secrets.token_bytes(_RANDOM_BYTES) + content.ljust(size, b"\0")
    return SealedBox(PublicKey(public_key)).encrypt(padded)


def unseal(private_key: bytes, box: bytes) -> bytes | None:
    """What was sealed; None for a box that this key does not open."""
    try:
        padded = SealedBox(PrivateKey(private_key)).decrypt(box)
    except (CryptoError, ValueError):
        return None
    begin = _LENGTH_BYTES + _RANDOM_BYTES
    return padded[begin : begin + int.from_bytes(padded[:_LENGTH_BYTES])]
