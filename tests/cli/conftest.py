"""A programme to give commands about, and a terminal to hear their answers."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from cocreation_desk.cli import main

PEOPLE = """prénom;nom;côté;segment
Zoé;Lefèvre;client;fidèle
Adam;Ben Salah;client;nouveau
Ida;Roux;client;nouveau
Ugo;Petit;client;fidèle
Lou;Blanc;client;fidèle
Hélène;Kervalan;codir;
Jean-Baptiste;Desrousseaux;codir;
Nadia;Benchérif;codir;
Karim;Aït-Saïd;codir;
Inês;Gonçalves;codir;
"""

Answer = Callable[..., Any]
Hear = Callable[..., list[dict[str, Any]]]


@pytest.fixture
def answer(capsys: pytest.CaptureFixture[str]) -> Answer:
    """What a command answers in JSON, once it has ended well (or badly, where ``code`` says so)."""

    def run(*words: object, code: int = 0) -> Any:
        capsys.readouterr()
        assert main([*map(str, words), "--json"]) == code
        return json.loads(capsys.readouterr().out)

    return run


@pytest.fixture
def people(tmp_path: Path) -> Path:
    path = tmp_path / "people.csv"
    path.write_text(PEOPLE, encoding="utf-8")
    return path


@pytest.fixture
def programme(tmp_path: Path, people: Path, answer: Answer) -> Path:
    path = tmp_path / "evening.cocreation"
    answer("new", path, "--template", "open_codir", "--language", "fr", "--people", people)
    return path


@pytest.fixture
def hear(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Hear:
    """The answers of that programme to these lines, the greeting first."""

    def serve(programme: Path, *orders: object) -> list[dict[str, Any]]:
        capsys.readouterr()
        lines: Sequence[str] = [each if isinstance(each, str) else json.dumps(each) for each in orders]
        monkeypatch.setattr("sys.stdin", io.StringIO("\n".join(lines)))
        assert main(["serve", str(programme)]) == 0
        return [json.loads(line) for line in capsys.readouterr().out.splitlines()]

    return serve
