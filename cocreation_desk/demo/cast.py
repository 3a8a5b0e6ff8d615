"""The people of the demo: a family of biscuit makers that does not exist, nine of its customers and its nine executives."""

from __future__ import annotations

from cocreation_desk.domain.people import NewParticipant, Side
from cocreation_desk.domain.text import Text

ORGANISATION = "Biscuiterie Kervalan"
PLACE = Text("Saint-Ronan, salle du Four", "Saint-Ronan, the Oven Room")
CONTACT = "correspondance@kervalan.example"
FACILITATOR = "Mathilde Auffret"
SECRETARY = "Gaël Rousselot"
CHAIR = "Hélène Kervalan-Le Bihan"


def customer(first_name: str, last_name: str, segment: str) -> NewParticipant:
    return NewParticipant(first_name, last_name, Side.CUSTOMER, segment)


def executive(first_name: str, last_name: str, job_title: str, role: str = "") -> NewParticipant:
    return NewParticipant(
        first_name, last_name, Side.COMPANY, role=role, organisation=ORGANISATION, job_title=job_title
    )


CUSTOMERS = (
    customer("Zoé", "Lefèvre", "loyal"),
    customer("Marie-Dominique", "Chastenet de Puyfol", "loyal"),
    customer("Ahmed", "Benyoucef", "loyal"),
    customer("Yves", "Le Floc’h", "loyal"),
    customer("Françoise", "Œillet", "loyal"),
    customer("Łukasz", "Wójcik", "newcomer"),
    customer("Chloé", "Nguyen", "newcomer"),
    customer("Oliver", "Whitcombe", "newcomer"),
    customer("Aïssata", "Diallo", "newcomer"),
)
EXECUTIVES = (
    executive("Hélène", "Kervalan-Le Bihan", "Directrice générale", "Présidente de séance"),
    executive("Jean-Baptiste", "Desrousseaux de Vaux", "Directeur financier"),
    executive("Maëlle", "Quéméneur", "Directrice marketing"),
    executive("Thibault", "Garrec", "Directeur commercial"),
    executive("Nadia", "Benchérif", "Directrice industrielle"),
    executive("Stéphane", "Lœuilleux", "Directeur qualité"),
    executive("Anne-Françoise", "Castelnau-Montgaillard", "Directrice des ressources humaines"),
    executive("Karim", "Aït-Saïd", "Directeur logistique"),
    executive("Inês", "Ferreira Gonçalves", "Directrice innovation et RSE"),
)
PEOPLE = CUSTOMERS + EXECUTIVES

SPEAKS_ENGLISH = frozenset({"Oliver"})
LATE = "Thibault"
