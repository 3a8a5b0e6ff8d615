"""People who register for a visit, with the defects of real lists: the same seed always gives the same people."""

from __future__ import annotations

import csv
import random
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from io import BytesIO, StringIO

from openpyxl import Workbook

FIRST_NAMES = (
    "Zoé", "Élie", "Hélène", "François", "Gaëlle", "Noël", "Anaïs", "Maël", "Loïc", "Chloé", "Inès", "Benoît", "Jérôme",
    "Océane", "Aurélien", "Bérénice", "Cédric", "Éloïse", "Frédéric", "Solène", "Théo", "Léa", "Jean-Baptiste", "Marie-Ève",
    "Aïssatou", "Mehdi", "Fatou", "Karim", "Nathalie", "Stéphane", "Véronique", "Hervé", "Michèle", "Andrée", "Raphaël",
)  # fmt: skip
LAST_NAMES = (
    "Lefèvre", "Le Goff", "D’Angelo", "Œillet", "Müller", "Nuñez", "Besançon", "Forêt", "L’Hermitte", "Peÿ", "Château",
    "Ben Salah", "Desrousseaux", "Kervalan", "Gonçalves", "Benchérif", "Aït-Saïd", "Prévost", "Géraud", "Maçon", "Noël",
    "de La Motte", "Saint-Père", "Bœuf", "Crépin", "Hamon", "Quéméner", "Rivière", "Séguin", "Thévenet",
)  # fmt: skip
TOWNS = (
    ("01000", "Auvergne-Rhône-Alpes"), ("06200", "Provence-Alpes-Côte d’Azur"), ("25000", "Bourgogne-Franche-Comté"),
    ("29200", "Bretagne"), ("35000", "Bretagne"), ("44000", "Pays de la Loire"), ("59100", "Hauts-de-France"),
    ("69003", "Auvergne-Rhône-Alpes"), ("75011", "Île-de-France"), ("97400", "La Réunion"),
)  # fmt: skip
SITES = ("Saint-Étienne", "Orléans", "Brest", "Nîmes", "Châlons")
COMPANY = "Maison Lavigne"

HEAD = (
    "N°", "Prénom", "Nom", "Courriel", "Tél. portable", "Code postal", "Région", "Date de naissance", "Sexe", "Vœu 1",
    "Vœu 2", "Fidélité", "Société", "Remarque",
)  # fmt: skip
ENGLISH_HEAD = (
    "Number", "First name", "Surname", "E-mail", "Phone", "Postcode", "Region", "Date of birth", "Sex", "Choice 1",
    "Choice 2", "Loyalty", "Company", "Comment",
)  # fmt: skip


@dataclass(frozen=True)
class Registrant:
    number: int
    first_name: str
    last_name: str
    email: str
    phone: str
    postcode: str
    region: str
    born: date
    sex: str
    sites: tuple[str, str]
    segment: str
    company: str
    comment: str

    def cells(self) -> tuple[str, ...]:
        return (
            f"{self.number:05}", self.first_name, self.last_name, self.email, self.phone, self.postcode, self.region,
            self.born.strftime("%d/%m/%Y"), self.sex, *self.sites, self.segment, self.company, self.comment,
        )  # fmt: skip


def registrants(
    size: int = 3127, doubles: int = 41, minors: int = 12, employees: int = 6, seed: int = 20261122
) -> list[Registrant]:
    """``size`` people of whom so many registered twice, are too young, or work for the company."""
    chance = random.Random(seed)
    people = [_somebody(chance, number) for number in range(1, size - doubles + 1)]
    odd = chance.sample(range(200, len(people)), minors + employees)
    for at in odd[:minors]:
        people[at] = replace(people[at], born=date(2010, chance.randint(1, 12), chance.randint(1, 28)))
    for at in odd[minors:]:
        people[at] = replace(people[at], company=chance.choice((COMPANY, COMPANY.upper(), "maison  lavigne")))
    plain = [at for at in range(200) if at not in odd]
    for at in chance.sample(plain, doubles):
        people.append(_again(chance, people[at], len(people) + 1))
    return people


def _somebody(chance: random.Random, number: int) -> Registrant:
    first_name, last_name = chance.choice(FIRST_NAMES), chance.choice(LAST_NAMES)
    postcode, region = chance.choice(TOWNS)
    one, other = chance.sample(SITES, 2)
    return Registrant(
        number,
        first_name,
        last_name if chance.random() > 0.1 else last_name.upper(),
        f"personne.{number}@exemple.fr",
        f"06 {number // 10000:02} {number // 100 % 100:02} {number % 100:02} {chance.randint(0, 99):02}",
        f"{int(postcode) + number % 1000:05}" if chance.random() > 0.5 else f"{int(postcode) + number % 97:05}",
        region,
        date(chance.randint(1940, 2004), chance.randint(1, 12), chance.randint(1, 28)),
        chance.choice(("Femme", "Homme")),
        (one, other if chance.random() > 0.3 else ""),
        chance.choice(("fidèle", "nouveau")),
        chance.choice(("", "", "Ateliers du Ponant", "Cœur & Co")),
        chance.choice(("", "", "Avec plaisir !\nÀ bientôt ; merci", 'Dit « "oui" », sûr', "Très, très curieux")),
    )


def _again(chance: random.Random, before: Registrant, number: int) -> Registrant:
    """The same person a second time, as people do it: other capitals, another phone, another address."""
    match chance.randrange(3):
        case 0:
            return replace(
                before, number=number, email=before.email.upper(), phone="", first_name=before.first_name[:1]
            )
        case 1:
            other = "+33 " + before.phone.removeprefix("0").replace(" ", ".")
            return replace(before, number=number, email=f"autre.{number}@exemple.fr", phone=other, postcode="")
        case _:
            email = f"autre.{number}@exemple.fr"
            return replace(before, number=number, email=email, phone="", last_name=before.last_name.upper())


def as_csv(
    people: Sequence[Registrant], encoding: str, separator: str, head: Sequence[str] = HEAD, says: bool = False
) -> bytes:
    written = StringIO()
    if says:
        written.write(f"sep={separator}\r\n")
    writer = csv.writer(written, delimiter=separator, lineterminator="\r\n")
    writer.writerow(head)
    writer.writerows(each.cells() for each in people)
    return written.getvalue().encode(encoding)


def as_workbook(people: Sequence[Registrant]) -> bytes:
    """As Excel keeps it: postcodes and numbers are numbers shown with their zeros, births are dates."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Inscriptions"
    sheet.append(HEAD)
    for at, each in enumerate(people, start=2):
        cells: list[object] = list(each.cells())
        cells[0], cells[5], cells[7] = each.number, int(each.postcode) if each.postcode else None, each.born
        sheet.append(cells)
        sheet.cell(at, 1).number_format = "00000"
        sheet.cell(at, 6).number_format = "00000"
    saved = BytesIO()
    book.save(saved)
    return saved.getvalue()
