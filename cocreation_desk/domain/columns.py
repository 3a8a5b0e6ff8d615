"""What the columns of a list mean: guessed from their heads in French and English, corrected by whoever knows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum

from cocreation_desk.domain.errors import Refused
from cocreation_desk.domain.folding import folded


class Field(StrEnum):
    """What a column can be for us."""

    NUMBER = "number"
    FIRST_NAME = "first_name"
    LAST_NAME = "last_name"
    FULL_NAME = "full_name"
    EMAIL = "email"
    PHONE = "phone"
    POSTCODE = "postcode"
    ADDRESS = "address"
    REGION = "region"
    BIRTH = "birth"
    AGE = "age"
    AGE_BAND = "age_band"
    SEX = "sex"
    SITE_CHOICE = "site_choice"
    SEGMENT = "segment"
    HOUSEHOLD = "household"
    ORGANISATION = "organisation"
    JOB_TITLE = "job_title"
    SIDE = "side"
    ROLE = "role"
    LANGUAGE = "language"
    REGISTERED_AT = "registered_at"
    GUARDIAN = "guardian"
    STRATUM = "stratum"  # kept under its own name, for quotas
    IGNORED = "ignored"


Mapped = Mapping[str, Field]  # by the head of the column

SEVERAL = frozenset({Field.SITE_CHOICE, Field.STRATUM, Field.IGNORED})
OF_REGISTRATIONS = tuple(field for field in Field if field not in (Field.SIDE, Field.ROLE, Field.JOB_TITLE))
OF_PEOPLE = (
    Field.FIRST_NAME,
    Field.LAST_NAME,
    Field.FULL_NAME,
    Field.SIDE,
    Field.SEGMENT,
    Field.ROLE,
    Field.ORGANISATION,
    Field.JOB_TITLE,
    Field.EMAIL,
    Field.LANGUAGE,
    Field.IGNORED,
)

_HEADS: Mapping[Field, tuple[str, ...]] = {
    Field.NUMBER: (
        "numero", "n°", "no", "num", "numero d inscription", "n° d inscription", "number", "registration number", "id",
        "identifiant", "registration id", "reference", "code inscription",
    ),
    Field.FIRST_NAME: ("prenom", "prenoms", "votre prenom", "first name", "firstname", "given name", "forename"),
    Field.LAST_NAME: (
        "nom", "nom de famille", "votre nom", "nom d usage", "last name", "lastname", "surname", "family name",
    ),
    Field.FULL_NAME: (
        "nom et prenom", "prenom et nom", "nom prenom", "prenom nom", "nom complet", "full name", "name", "your name",
    ),
    Field.EMAIL: (
        "email", "e mail", "mail", "courriel", "adresse e mail", "adresse email", "adresse mail", "adresse courriel",
        "adresse electronique", "email address", "e mail address", "votre e mail", "votre adresse e mail",
    ),
    Field.PHONE: (
        "telephone", "tel", "tel portable", "telephone portable", "portable", "mobile", "telephone mobile", "gsm",
        "numero de telephone", "n° de telephone", "phone", "phone number", "mobile phone", "cell", "cell phone",
    ),
    Field.POSTCODE: ("code postal", "cp", "postcode", "post code", "postal code", "zip", "zip code", "zipcode", "npa"),
    Field.ADDRESS: (
        "adresse", "adresse postale", "rue", "adresse 1", "address", "street", "street address", "postal address",
    ),
    Field.REGION: ("region", "votre region", "county", "state", "province", "area"),
    Field.BIRTH: (
        "date de naissance", "naissance", "ne e le", "ne le", "nee le", "annee de naissance", "date of birth", "dob",
        "birth date", "birthdate", "birthday", "year of birth", "birth year", "born",
    ),
    Field.AGE: ("age", "votre age", "age ans", "your age"),
    Field.AGE_BAND: ("tranche d age", "tranche age", "classe d age", "age band", "age group", "age range"),
    Field.SEX: ("sexe", "genre", "civilite", "titre", "sex", "gender", "title", "h f", "f h"),
    Field.SITE_CHOICE: (
        "site", "site choisi", "sites", "choix", "choix de site", "choix du site", "voeu", "voeux", "usine",
        "site choice", "choice", "preferred site", "site preference",
        *(f"{word} {n}" for word in ("site", "choix", "voeu", "choice", "choix de site", "site choice") for n in range(1, 10)),
        *(f"{n} choix" for n in ("1er", "2e", "2eme", "3e", "3eme", "premier", "deuxieme", "second", "troisieme")),
        "first choice", "second choice", "third choice",
    ),
    Field.SEGMENT: ("segment", "profil client", "type de client", "fidelite", "loyalty", "customer type"),
    Field.HOUSEHOLD: ("foyer", "menage", "household", "famille", "family"),
    Field.ORGANISATION: (
        "organisation", "organization", "societe", "entreprise", "employeur", "company", "employer",
    ),
    Field.JOB_TITLE: ("fonction", "poste", "metier", "profession", "job title", "job", "position", "occupation"),
    Field.SIDE: ("cote", "groupe", "side"),
    Field.ROLE: ("role",),
    Field.LANGUAGE: ("langue", "language", "langue parlee", "preferred language"),
    Field.GUARDIAN: (
        "representant legal", "responsable legal", "parent", "nom du parent", "nom du representant legal", "tuteur",
        "guardian", "parent or guardian", "name of guardian", "legal guardian",
    ),
    Field.REGISTERED_AT: (
        "horodateur", "date d inscription", "inscrit le", "inscrite le", "date de soumission", "date", "date de creation",
        "timestamp", "registered", "registered at", "registration date", "submitted at", "submission date", "created at",
    ),
}  # fmt: skip

# What a question as a whole may hold: « Quel est votre code postal ? »
_WITHIN = (
    (Field.POSTCODE, ("code postal", "postcode", "postal code", "zip code")),
    (Field.BIRTH, ("date de naissance", "annee de naissance", "date of birth", "year of birth")),
    (Field.AGE_BAND, ("tranche d age", "age group", "age range")),
    (Field.EMAIL, ("e mail", "email", "courriel")),
    (Field.PHONE, ("telephone", "phone")),
    (Field.FIRST_NAME, ("prenom", "first name")),
    (Field.LAST_NAME, ("nom de famille", "last name", "surname")),
    (Field.SEX, ("votre sexe", "votre genre", "your gender", "your sex")),
)


def guessed(head: Sequence[str], fields: Sequence[Field] = OF_REGISTRATIONS) -> dict[str, Field]:
    """What each column seems to be; each thing but the choice of a site only once. What nobody knows is ignored."""
    found: dict[str, Field] = {}
    for each in head:
        exact = _KNOWN.get(_plain(each))
        if exact is not None and exact in fields and _is_free(exact, found):
            found[each] = exact
    for each in head:
        if each in found:
            continue
        words = f" {_plain(each)} "
        for field, phrases in _WITHIN:
            if field in fields and _is_free(field, found) and any(f" {phrase} " in words for phrase in phrases):
                found[each] = field
                break
    return {each: found.get(each, Field.IGNORED) for each in head}


def remembered(head: Sequence[str], said: Mapping[str, str], before: Mapping[str, str]) -> dict[str, str]:
    """What the same columns were last time, where nothing else is said of them or for that field now."""
    columns = {_plain(column) for column in said}
    taken = set(said.values()) - SEVERAL
    return {
        column: field
        for column, field in before.items()
        if column in head and _plain(column) not in columns and field not in taken
    } | dict(said)


def proposed(head: Sequence[str], said: Mapping[str, Field], fields: Sequence[Field]) -> dict[str, Field]:
    """The guess with what is said of some columns instead; nothing is guessed twice."""
    taken = {field for field in said.values() if field not in SEVERAL}
    guess = guessed(head, fields)
    return {column: said.get(column, Field.IGNORED if guess[column] in taken else guess[column]) for column in head}


def corrected(head: Sequence[str], said: Mapping[str, str], fields: Sequence[Field]) -> dict[str, Field]:
    """The guess with what somebody said instead: a column by its head, as they happen to write it."""
    columns = {_plain(each): each for each in head}
    meant: dict[str, Field] = {}
    for column, wish in said.items():
        if _plain(column) not in columns:
            raise Refused("map_column_unknown", column=column, columns=list(head))
        if wish not in fields:
            raise Refused("map_field_unknown", field=wish, fields=[field.value for field in fields])
        meant[columns[_plain(column)]] = Field(wish)
    mapped = proposed(head, meant, fields)
    checked(mapped)
    return mapped


def checked(mapped: Mapped) -> None:
    """Refuse two columns for one thing, and a list that names nobody."""
    seen: dict[Field, str] = {}
    for column, field in mapped.items():
        if field in seen and field not in SEVERAL:
            raise Refused("map_field_twice", column=seen[field], other=column)
        seen[field] = column
    if not seen.keys() & {Field.FIRST_NAME, Field.LAST_NAME, Field.FULL_NAME}:
        raise Refused("map_needs_name")


def _is_free(field: Field, found: Mapping[str, Field]) -> bool:
    return field in SEVERAL or field not in found.values()


def _plain(head: str) -> str:
    return folded(head.replace("(", " ").replace(")", " ").replace("?", " ").replace(":", " ").replace("*", " "))


_KNOWN = {_plain(head): field for field, heads in _HEADS.items() for head in heads}
