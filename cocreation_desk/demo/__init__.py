"""The demo: an Open CoDir of a family of biscuit makers that does not exist, ready to play or played by itself."""

from __future__ import annotations

from cocreation_desk.demo.programme import make

__all__ = ["make"]
