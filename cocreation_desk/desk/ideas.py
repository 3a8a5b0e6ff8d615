"""Moderating what people wrote, answering their questions, and gathering themes."""

from __future__ import annotations

from datetime import date

from cocreation_desk.desk import captures
from cocreation_desk.desk.finding import session_of_step, the_contribution, the_step
from cocreation_desk.desk.turn import Turn
from cocreation_desk.domain.answers import Channel
from cocreation_desk.domain.errors import Refused
from cocreation_desk.domain.ideas import Contribution, ContributionState, Quotable, Theme, readable
from cocreation_desk.domain.people import Side
from cocreation_desk.store import ideas as rows


def approve(turn: Turn, contribution_id: str) -> None:
    """Let it be shown; also brings back what was hidden."""
    contribution = the_contribution(turn, contribution_id)
    if contribution.state is ContributionState.MERGED:
        raise Refused("contribution_is_merged")
    _set(turn, contribution, "contribution_approved", state=ContributionState.APPROVED, hidden_reason="")


def approve_all(turn: Turn, step_id: str) -> int:
    """Let through everything of that step still waiting; how many."""
    waiting = [
        each
        for each in rows.contributions(turn.db, session_of_step(turn, step_id))
        if each.step_id == step_id and each.state is ContributionState.RECEIVED
    ]
    for contribution in waiting:
        approve(turn, contribution.id)
    return len(waiting)


def hide(turn: Turn, contribution_id: str, reason: str) -> None:
    """Keep it off every screen, for a reason that the annex will give."""
    if not reason.strip():
        raise Refused("reason_needed")
    contribution = the_contribution(turn, contribution_id)
    _set(turn, contribution, "contribution_hidden", state=ContributionState.HIDDEN, hidden_reason=reason.strip())


def reword(turn: Turn, contribution_id: str, display_text: str) -> None:
    """Show other words for it; the original is kept."""
    contribution = the_contribution(turn, contribution_id)
    text = readable(display_text)
    _set(turn, contribution, "contribution_reworded", display_text="" if text == contribution.text else text)


def merge(turn: Turn, contribution_id: str, into_id: str) -> None:
    """Say that two contributions mean the same: the second stands for both, and both keep their code and text."""
    contribution, into = the_contribution(turn, contribution_id), the_contribution(turn, into_id)
    if contribution.id == into.id or into.state is ContributionState.MERGED:
        raise Refused("cannot_merge")
    for other in rows.contributions(turn.db, rows.session_of(turn.db, contribution_id)):
        if other.merged_into == contribution.id:
            rows.change_contribution(turn.db, other.id, {"merged_into": into.id})
    _set(turn, contribution, "contribution_merged", state=ContributionState.MERGED, merged_into=into.id)


def unmerge(turn: Turn, contribution_id: str) -> None:
    contribution = the_contribution(turn, contribution_id)
    if contribution.state is not ContributionState.MERGED:
        raise Refused("contribution_is_not_merged")
    _set(turn, contribution, "contribution_unmerged", state=ContributionState.APPROVED, merged_into=None)


def put_on_air(turn: Turn, contribution_id: str) -> None:
    """Show one question on the stage; the one shown before goes back to the queue."""
    contribution = the_contribution(turn, contribution_id)
    for other in rows.contributions(turn.db, rows.session_of(turn.db, contribution_id)):
        if other.step_id == contribution.step_id and other.state is ContributionState.ON_AIR:
            rows.change_contribution(turn.db, other.id, {"state": ContributionState.APPROVED})
    _set(turn, contribution, "question_put_on_air", state=ContributionState.ON_AIR)


def answered(turn: Turn, contribution_id: str, answer: str = "") -> None:
    contribution = the_contribution(turn, contribution_id)
    _set(turn, contribution, "question_answered", state=ContributionState.ANSWERED, answer=answer.strip())


def answer_later(turn: Turn, contribution_id: str, owner: str, due_on: date) -> str:
    """Promise an answer: the question becomes a commitment with an owner and a date."""
    question = the_contribution(turn, contribution_id)
    session_id = rows.session_of(turn.db, contribution_id)
    commitment_id = captures.commit(turn, session_id, question.display, owner, due_on)
    _set(turn, question, "question_deferred", state=ContributionState.LATER)
    return commitment_id


def write_down(
    turn: Turn,
    step_id: str,
    label: str,
    text: str,
    side: Side,
    channel: Channel = "paper",
    quotable: Quotable = Quotable.ANONYMOUS,
) -> str:
    """Key in what somebody wrote on paper or said aloud; it is moderated already by whoever types it."""
    the_step(turn, step_id)
    session_id = session_of_step(turn, step_id)
    contribution = Contribution(
        id=turn.new_id(),
        code=f"C-{rows.next_number(turn.db, session_id):03d}",
        step_id=step_id,
        label=label,
        text=readable(text),
        side=side,
        quotable=quotable,
        channel=channel,
        state=ContributionState.APPROVED,
        created_at=turn.now,
    )
    rows.add_contribution(turn.db, session_id, contribution)
    turn.note("contribution_keyed_in", "contribution", contribution.id, code=contribution.code)
    return contribution.id


def add_theme(turn: Turn, step_id: str, name: str) -> str:
    session_id = session_of_step(turn, step_id)
    theme = Theme(turn.new_id(), step_id, readable(name, 80), len(rows.themes(turn.db, session_id)))
    rows.add_theme(turn.db, session_id, theme)
    turn.note("theme_added", "theme", theme.id)
    return theme.id


def rename_theme(turn: Turn, theme_id: str, name: str) -> None:
    if not rows.change_theme(turn.db, theme_id, {"name": readable(name, 80)}):
        raise Refused("theme_is_gone")
    turn.note("theme_renamed", "theme", theme_id)


def remove_theme(turn: Turn, theme_id: str) -> None:
    """Take a theme away; what was in it goes back to the unsorted."""
    if not rows.remove_theme(turn.db, theme_id):
        raise Refused("theme_is_gone")
    turn.note("theme_removed", "theme", theme_id)


def merge_themes(turn: Turn, step_id: str, theme_id: str, into_id: str) -> None:
    """All that was in a theme goes into another, and the emptied one goes away."""
    session_id = session_of_step(turn, step_id)
    if not {theme_id, into_id} <= {each.id for each in rows.themes(turn.db, session_id)} or theme_id == into_id:
        raise Refused("theme_is_gone")
    for each in rows.contributions(turn.db, session_id):
        if each.theme_id == theme_id:
            sort_into(turn, each.id, into_id)
    remove_theme(turn, theme_id)


def sort_into(turn: Turn, contribution_id: str, theme_id: str | None) -> None:
    _set(turn, the_contribution(turn, contribution_id), "contribution_sorted", theme_id=theme_id)


def _set(turn: Turn, contribution: Contribution, action: str, **changes: object) -> None:
    rows.change_contribution(turn.db, contribution.id, changes)
    turn.note(action, "contribution", contribution.id, code=contribution.code)
