"""The papers there are to print: the list is the order of the menu."""

from __future__ import annotations

from cocreation_desk.reports.attendance import attendance_sheet
from cocreation_desk.reports.badges import badge_sheets, lacks_spares, spare_badges
from cocreation_desk.reports.ballot_papers import ballot_sheets, large_ballots
from cocreation_desk.reports.calibration import calibration_page
from cocreation_desk.reports.candidates import candidates_paper
from cocreation_desk.reports.consents import consents_register, photographers_list
from cocreation_desk.reports.count_record import count_record
from cocreation_desk.reports.decisions import decision_record
from cocreation_desk.reports.document import (
    Document,
    Printed,
    lacks_address,
    lacks_notice,
    lacks_people,
    lacks_people_or_address,
    of_record,
    of_sheets,
)
from cocreation_desk.reports.draw_certificate import draw_certificates
from cocreation_desk.reports.fallback import fallback
from cocreation_desk.reports.followup import follow_up, public_note
from cocreation_desk.reports.group_cards import table_cards
from cocreation_desk.reports.group_lacks import lacks_groups, lacks_pairs, lacks_rotation, lacks_stations, lacks_tables
from cocreation_desk.reports.group_lists import group_lists
from cocreation_desk.reports.it_sheet import it_sheet
from cocreation_desk.reports.kit import bound, parts
from cocreation_desk.reports.mandate import mandate_letter
from cocreation_desk.reports.minutes import minutes
from cocreation_desk.reports.notebook import notebook
from cocreation_desk.reports.notices import notices, notices_a5
from cocreation_desk.reports.order import Order
from cocreation_desk.reports.pair_cards import pair_cards
from cocreation_desk.reports.place_cards import place_cards
from cocreation_desk.reports.posters import posters, posters_a3
from cocreation_desk.reports.releases import (
    confidentiality,
    contribution_terms,
    guardian_consent,
    image_release,
    lacks_minors,
    lacks_terms,
)
from cocreation_desk.reports.report import report
from cocreation_desk.reports.results import result_sheets
from cocreation_desk.reports.rotation_sheet import rotation_sheet
from cocreation_desk.reports.row_cards import row_cards
from cocreation_desk.reports.run_sheet import run_sheet
from cocreation_desk.reports.safety_sheet import lacks_briefing, safety_sheet
from cocreation_desk.reports.summary import summary
from cocreation_desk.reports.table_sheets import table_sheets

PAPERS: tuple[Document, ...] = (
    of_record("minutes", minutes),
    of_record("summary", summary),
    of_record("results", result_sheets),
    of_record("attendance", attendance_sheet, "before", kit=True, lack=lacks_people),
    of_sheets("badges", badge_sheets, kit=True, lack=lacks_people_or_address),
    of_sheets("ballots", ballot_sheets, "votes"),
    of_sheets("ballots_large", large_ballots, "votes"),
    of_record("decisions", decision_record),
    of_record("certificate", draw_certificates, "before"),
    of_record("candidates", candidates_paper, "votes"),
    of_record("record", count_record, "votes"),
    of_record("mandate", mandate_letter, "votes"),
    of_sheets("spare_badges", spare_badges, kit=True, lack=lacks_spares),
    of_sheets("notices", notices, kit=True, lack=lacks_notice, to_copy=True),
    of_record("image_release", image_release, "before", kit=True),
    of_record("confidentiality", confidentiality, "before", kit=True),
    of_record("contribution_terms", contribution_terms, "before", kit=True, lack=lacks_terms),
    of_record("guardian_consent", guardian_consent, "before", kit=True, lack=lacks_minors),
    of_sheets("row_cards", row_cards, kit=True, lack=lacks_address),
    of_record("it_sheet", it_sheet, "before"),
    of_sheets("tables", table_cards, kit=True, lack=lacks_tables),
    of_sheets("groups", group_lists, kit=True, lack=lacks_groups),
    of_sheets("rotation", rotation_sheet, kit=True, lack=lacks_rotation),
    of_sheets("posters", posters, kit=True, lack=lacks_stations),
    of_sheets("posters_a3", posters_a3, lack=lacks_stations),
    of_sheets("notebook", notebook, kit=True, lack=lacks_stations, to_copy=True),
    of_sheets("pairs", pair_cards, kit=True, lack=lacks_pairs),
    of_sheets("places", place_cards, kit=True, lack=lacks_people),
    of_sheets("table_sheets", table_sheets, kit=True, lack=lacks_tables, to_copy=True),
    of_record("run_sheet", run_sheet, "before", kit=True),
    of_record("fallback", fallback, "before", kit=True),
    of_record("photographer", photographers_list, "before", kit=True, lack=lacks_people),
    of_record("consents", consents_register),
    of_record("report", report),
    of_record("follow_up", follow_up),
    of_record("public_note", public_note),
    of_record("safety", safety_sheet, "before", kit=True, lack=lacks_briefing),
    of_sheets("notices_a5", notices_a5, lack=lacks_notice, to_copy=True),
    of_sheets("calibration", calibration_page),
)


def _kit(order: Order) -> Printed:
    return bound(parts(PAPERS, order), order)


DOCUMENTS: dict[str, Document] = {each.key: each for each in (*PAPERS, Document("kit", _kit, "before"))}
