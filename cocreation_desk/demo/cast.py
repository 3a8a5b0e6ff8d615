"""The people of the demo: a family of biscuit makers that does not exist, nine of its customers and its nine executives."""

from __future__ import annotations

from dataclasses import dataclass, field

from cocreation_desk.domain.people import NewParticipant, Side
from cocreation_desk.domain.text import Language, Text

ORGANISATION = "Biscuiterie Kervalan"
PLACE = Text("Saint-Ronan, salle du Four", "Saint-Ronan, the Oven Room")
CONTACT = "correspondance@kervalan.example"
FACILITATOR = "Mathilde Auffret"
SECRETARY = "Gaël Rousselot"
CHAIR = "Hélène Kervalan-Le Bihan"


@dataclass(frozen=True)
class Executive:
    first_name: str
    last_name: str
    job_title: Text
    role: Text = field(default_factory=Text)

    def said_in(self, language: Language) -> NewParticipant:
        return NewParticipant(
            self.first_name,
            self.last_name,
            Side.COMPANY,
            role=self.role.said_in(language),
            organisation=ORGANISATION,
            job_title=self.job_title.said_in(language),
        )


def customer(first_name: str, last_name: str, segment: str) -> NewParticipant:
    return NewParticipant(first_name, last_name, Side.CUSTOMER, segment)


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
    Executive(
        "Hélène",
        "Kervalan-Le Bihan",
        Text("Directrice générale", "Chief executive"),
        Text("Présidente de séance", "Chair"),
    ),
    Executive("Jean-Baptiste", "Desrousseaux de Vaux", Text("Directeur financier", "Finance director")),
    Executive("Maëlle", "Quéméneur", Text("Directrice marketing", "Marketing director")),
    Executive("Thibault", "Garrec", Text("Directeur commercial", "Sales director")),
    Executive("Nadia", "Benchérif", Text("Directrice industrielle", "Production director")),
    Executive("Stéphane", "Lœuilleux", Text("Directeur qualité", "Quality director")),
    Executive(
        "Anne-Françoise",
        "Castelnau-Montgaillard",
        Text("Directrice des ressources humaines", "Human resources director"),
    ),
    Executive("Karim", "Aït-Saïd", Text("Directeur logistique", "Logistics director")),
    Executive(
        "Inês", "Ferreira Gonçalves", Text("Directrice innovation et RSE", "Innovation and sustainability director")
    ),
)


SPEAKS_ENGLISH = frozenset({"Oliver"})
LATE = "Thibault"


def people(language: Language) -> tuple[NewParticipant, ...]:
    """Customers, then executives, as their badges and the papers name them in that language."""
    return (*CUSTOMERS, *(each.said_in(language) for each in EXECUTIVES))
