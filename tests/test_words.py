"""Numbers, dates, plurals and lists come out as a French or an English reader writes them."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest
from babel.messages.catalog import Catalog

from cocreation_desk.domain.text import Text
from cocreation_desk.words import Say, sayer, unbroken

FR, EN = sayer("fr"), sayer("en")


def french(**messages: str | tuple[str, str]) -> Say:
    catalogue = Catalog(locale="fr")
    for key, words in messages.items():
        catalogue.add(key if isinstance(words, str) else (key, key), words)
    return Say("fr", [catalogue])


def test_a_message_takes_its_details() -> None:
    say = french(welcome="Bienvenue, {name} : {n} places")

    assert say("welcome", name="Zoé", n=1250) == "Bienvenue, Zoé : 1\u202f250 places"


def test_french_counts_nought_in_the_singular() -> None:
    say = french(votes=("{n} vote reçu", "{n} votes reçus"))

    assert [say("votes", n=n) for n in (0, 1, 2)] == ["0 vote reçu", "1 vote reçu", "2 votes reçus"]


def test_a_count_may_also_go_into_a_message_without_plural() -> None:
    say = french(seats="Places : {n}")

    assert say("seats", n=3) == "Places : 3"


def test_what_people_typed_is_never_read_as_a_message() -> None:
    say = french(echo="« {words} »")

    assert say("echo", words="{0.__class__} %s") == "« {0.__class__} %s »"


def test_an_unknown_key_is_a_bug() -> None:
    with pytest.raises(KeyError, match="never_written"):
        FR("never_written")


def test_a_missing_detail_is_a_bug() -> None:
    with pytest.raises(KeyError, match="name"):
        french(welcome="Bienvenue, {name}")("welcome")


def test_a_detail_without_words_is_a_bug() -> None:
    with pytest.raises(TypeError, match="bool"):
        french(state="{open}")("state", open=True)


def test_a_key_said_twice_is_a_bug() -> None:
    one, other = Catalog(locale="fr"), Catalog(locale="fr")
    one.add("next", "Suite")
    other.add("next", "Suivant")

    with pytest.raises(ValueError, match="next"):
        Say("fr", [one, other])


def test_a_language_we_do_not_speak_is_a_bug() -> None:
    with pytest.raises(ValueError, match="klingon"):
        sayer("klingon")


@pytest.mark.parametrize(
    ("value", "in_french", "in_english"),
    [
        (1250, "1\u202f250", "1,250"),
        (1250.5, "1\u202f250,5", "1,250.5"),
        (Decimal("0.10"), "0,1", "0.1"),
        (Fraction(7, 2), "3,5", "3.5"),
        (-3, "-3", "-3"),
        (date(2026, 11, 22), "22 novembre 2026", "22 November 2026"),
        (date(2026, 12, 1), "1er décembre 2026", "1 December 2026"),
        (time(12, 35), "12\xa0h\xa035", "12:35"),
        (time(9, 5), "9\xa0h\xa005", "09:05"),
        (time(14, 0), "14\xa0h", "14:00"),
        (datetime(2026, 11, 22, 12, 35), "22 novembre 2026 à 12\xa0h\xa035", "22 November 2026 at 12:35"),
        (timedelta(minutes=45), "45\xa0min", "45\xa0min"),
        (timedelta(minutes=90), "1\xa0h\xa030", "1\xa0h\xa030"),
        (timedelta(minutes=-5), "−5\xa0min", "−5\xa0min"),
        (Text("Accueil", "Welcome"), "Accueil", "Welcome"),
        (["Ana", "Bo", "Cy"], "Ana, Bo et Cy", "Ana, Bo and Cy"),
        (["Ana"], "Ana", "Ana"),
        ("1.5", "1.5", "1.5"),
    ],
)
def test_details_are_written_as_the_language_writes_them(value: object, in_french: str, in_english: str) -> None:
    assert (FR.spoken(value), EN.spoken(value)) == (in_french, in_english)


def test_a_mean_has_one_decimal() -> None:
    assert (FR.mean(4), EN.mean(Fraction(10, 3))) == ("4,0", "3.3")


def test_a_share_is_in_whole_hundredths() -> None:
    assert (FR.percent(Fraction(5, 8)), EN.percent(0.5)) == ("63\xa0%", "50%")


def test_a_half_is_rounded_up() -> None:
    assert [EN.mean(value) for value in (Fraction(13, 4), 0.25, Decimal("2.35"))] == ["3.3", "0.3", "2.4"]


def test_a_gap_shows_its_sign() -> None:
    assert (FR.signed(Fraction(7, 5)), FR.signed(-12), EN.signed(0)) == ("+1,4", "−12", "0")


def test_a_choice_is_listed_with_or() -> None:
    assert (FR.listing("abc", "or"), EN.listing("abc", "or")) == ("a, b ou c", "a, b or c")


def test_quotation_marks_and_colons_keep_their_french_spaces() -> None:
    assert (FR.quoted("oui"), EN.quoted("yes")) == ("«\xa0oui\xa0»", "“yes”")
    assert (FR.labelled("Total", "12"), EN.labelled("Total", "12")) == ("Total\xa0: 12", "Total: 12")


def test_a_weekday_comes_before_its_date() -> None:
    assert FR.weekday(date(2026, 11, 22)) == "dimanche 22 novembre 2026"
    assert EN.weekday(date(2026, 11, 22)) == "Sunday 22 November 2026"


def test_a_day_leaves_out_the_year() -> None:
    assert [FR.day(date(2026, 12, 1)), EN.day(date(2026, 12, 1))] == ["1er décembre", "1 December"]


def test_a_clock_shows_its_minutes_even_when_there_are_none() -> None:
    assert sayer("fr").clock(time(11, 0)) == "11\u00a0h\u00a000"
    assert sayer("en").clock(time(11, 0)) == "11:00"


def test_no_line_begins_with_a_sign_that_french_keeps_with_its_word() -> None:
    assert unbroken("Qui vérifie « vos » chiffres ?") == "Qui vérifie «\u00a0vos\u00a0» chiffres\u00a0?"
    assert unbroken("Who checks? We do: a third party") == "Who checks? We do: a third party"
