"""The eighteen regions of France and their départements, as they are since 2016: which region a French postcode lies in.

A postcode begins with its département, but for some villages at a border, whose post comes from the one beside theirs.
Corsica's postcodes begin with 20; what begins with 97 or 98 is told by three digits. Overseas collectivities are no regions.
"""

from __future__ import annotations

import re

_POSTCODE = re.compile(r"\d{5}")

_DEPARTMENTS = {
    "Auvergne-Rhône-Alpes": "01 03 07 15 26 38 42 43 63 69 73 74",
    "Bourgogne-Franche-Comté": "21 25 39 58 70 71 89 90",
    "Bretagne": "22 29 35 56",
    "Centre-Val de Loire": "18 28 36 37 41 45",
    "Corse": "20",
    "Grand Est": "08 10 51 52 54 55 57 67 68 88",
    "Guadeloupe": "971",
    "Guyane": "973",
    "Hauts-de-France": "02 59 60 62 80",
    "Île-de-France": "75 77 78 91 92 93 94 95",
    "La Réunion": "974",
    "Martinique": "972",
    "Mayotte": "976",
    "Normandie": "14 27 50 61 76",
    "Nouvelle-Aquitaine": "16 17 19 23 24 33 40 47 64 79 86 87",
    "Occitanie": "09 11 12 30 31 32 34 46 48 65 66 81 82",
    "Pays de la Loire": "44 49 53 72 85",
    "Provence-Alpes-Côte d’Azur": "04 05 06 13 83 84",
}
_REGION_OF = {code: region for region, codes in _DEPARTMENTS.items() for code in codes.split()}


def department_of(postcode: str) -> str:
    """« 69 », « 974 »; nothing for what is no French postcode. Corsica is « 20 »: its two départements share postcodes."""
    if not _POSTCODE.fullmatch(postcode):
        return ""
    return postcode[:3] if postcode.startswith(("97", "98")) else postcode[:2]


def region_of(postcode: str) -> str:
    return _REGION_OF.get(department_of(postcode), "")
