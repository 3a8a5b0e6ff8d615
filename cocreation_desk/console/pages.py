"""The pages of the console beside the room's own, in the order they are offered: one line each."""

from __future__ import annotations

from collections.abc import Callable

from cocreation_desk.console.candidates_page import ElectionPage
from cocreation_desk.console.consents_page import ConsentsPage
from cocreation_desk.console.documents_page import DocumentsPage
from cocreation_desk.console.door_page import DoorPage
from cocreation_desk.console.draw_page import DrawPage
from cocreation_desk.console.groups_page import GroupsPage
from cocreation_desk.console.journal_page import JournalPage
from cocreation_desk.console.minutes_page import MinutesPage
from cocreation_desk.console.page import Given, Page
from cocreation_desk.console.people_page import PeoplePage
from cocreation_desk.console.registrations_page import RegistrationsPage
from cocreation_desk.console.session_page import SessionPage

ROOM = "room"

# Its name is said by ``page_<key>`` of the catalogue.
PAGES: dict[str, Callable[[Given], Page]] = {
    "people": PeoplePage,
    "groups": GroupsPage,
    "door": DoorPage,
    "consents": ConsentsPage,
    "election": ElectionPage,
    "registrations": RegistrationsPage,
    "draw": DrawPage,
    "minutes": MinutesPage,
    "documents": DocumentsPage,
    "session": SessionPage,
    "journal": JournalPage,
}
