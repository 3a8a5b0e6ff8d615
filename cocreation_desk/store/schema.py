"""The tables, and how older files catch up."""

from __future__ import annotations

import sqlite3

from sqlite_utils import Database, Migrations

APPLICATION_ID = 0x43444B31  # "CDK1"
VERSION = 1

migrations = Migrations("cocreation_desk")

_FIRST = """
create table programme (
    id text primary key, name text not null, organisation text not null, language text not null,
    contact text not null default '', retention_months integer not null default 6,
    unselected_days integer not null default 30, badge_key blob not null
) strict;

create table session (
    id text primary key, code text not null unique, title_fr text not null, title_en text not null,
    template text not null, starts_at text not null, ends_at text not null, state text not null,
    objective text not null default '', promise text not null default '', place text not null default '',
    facilitator text not null default '', secretary text not null default '', chair text not null default '',
    language text not null, stage_language text not null, confidentiality text not null default 'C1',
    min_breakdown integer not null default 5, guest_side text not null default 'neutral',
    room_code text not null, scene text not null default 'step', actual_start text, actual_end text,
    suspended_at text, cancel_reason text not null default '', next_session text not null default '',
    key_sentences text not null default '[]', watch_point text not null default '', slot_id text references slot (id),
    quorum text not null default 'none', quorum_value integer not null default 0,
    purposes text not null default '[]'
) strict;

create table person (
    id text primary key, first_name text not null, last_name text not null, organisation text not null default '',
    job_title text not null default '', email text not null default '', language text,
    is_minor integer not null default 0, guardian text not null default '', forgotten_at text
) strict;

create table participation (
    id text primary key, session_id text not null references session (id), person_id text not null references person (id),
    side text not null, segment text not null default 'none', role text not null default '', badge_no integer not null,
    guest integer not null default 0,
    badge_issue integer not null default 1, unique (session_id, badge_no), unique (session_id, person_id)
) strict;

create table device (
    token_hash text primary key, participation_id text not null references participation (id) on delete cascade
) strict, without rowid;

create table step (
    id text primary key, session_id text not null references session (id), position integer not null, kind text not null,
    title_fr text not null, title_en text not null, prompt_fr text not null, prompt_en text not null,
    minutes integer not null, min_minutes integer not null, optional integer not null default 0, fixed_start text,
    audience text not null default 'all', settings text not null default '{}', state text not null default 'planned',
    planned_minutes integer,
    started_at text, ended_at text, paused_at text, paused_seconds real not null default 0,
    reopened integer not null default 0, skip_reason text not null default ''
) strict;

create table ballot (
    id text primary key, session_id text not null references session (id), step_id text not null references step (id),
    code text not null, round integer not null default 1, parent_id text references ballot (id),
    question_fr text not null, question_en text not null, method text not null, rules text not null default '{}',
    electorate text not null, predicted_by text, secrecy text not null, words integer not null default 0,
    low text not null default '{}', high text not null default '{}', options_from text not null default '',
    outcome_only integer not null default 0,
    state text not null default 'ready', open_to text not null default 'all', registered integer not null default 0,
    opened_at text, closes_at text, closed_at text, announced text, fingerprint text not null default '',
    cancel_reason text not null default '', unique (session_id, code)
) strict;

create table option (
    id text primary key, ballot_id text not null references ballot (id) on delete cascade, position integer not null,
    label_fr text not null, label_en text not null, mark text not null, candidate_id text
) strict;

create table paper (
    id text primary key, ballot_id text not null references ballot (id), side text not null, channel text not null,
    marks text not null, words text not null default '[]'
) strict, without rowid;

create table roll (
    ballot_id text not null references ballot (id), participation_id text not null references participation (id),
    channel text not null, paper_id text references paper (id), primary key (ballot_id, participation_id)
) strict, without rowid;

create table urn (
    ballot_id text primary key references ballot (id), public_key blob not null, stage text not null default 'sealed',
    codes text not null default '[]'
) strict, without rowid;

create table sealed (
    id text primary key, ballot_id text not null references ballot (id), box blob not null
) strict, without rowid;

create table slip (
    ballot_id text not null references ballot (id), participation_id text not null references participation (id),
    nonce_hash text not null, code text not null, primary key (ballot_id, participation_id)
) strict, without rowid;

create table contribution (
    id text primary key, session_id text not null references session (id), step_id text not null references step (id),
    code text not null, label text not null, text text not null, display_text text not null default '', side text not null,
    author_id text references participation (id), quotable text not null, channel text not null, state text not null,
    hidden_reason text not null default '', merged_into text references contribution (id),
    theme_id text references theme (id) on delete set null, answer text not null default '', created_at text not null,
    unique (session_id, code)
) strict;

create table theme (
    id text primary key, session_id text not null references session (id), step_id text not null references step (id),
    name text not null, position integer not null
) strict;

create table support (
    contribution_id text not null references contribution (id), participation_id text not null references participation (id),
    primary key (contribution_id, participation_id)
) strict, without rowid;

create table reply (
    id text primary key, step_id text not null references step (id), participation_id text references participation (id),
    side text not null, channel text not null, payload text not null, unique (step_id, participation_id)
) strict, without rowid;

create table replied (
    step_id text not null references step (id), participation_id text not null references participation (id),
    primary key (step_id, participation_id)
) strict, without rowid;

create table signal (id text primary key, step_id text not null references step (id), at text not null) strict;

create table notice (
    session_id text not null references session (id), purpose text not null, version integer not null,
    text_fr text not null, text_en text not null, valid_from text not null, primary key (session_id, purpose, version)
) strict;

create table consent (
    seq integer primary key, participation_id text not null references participation (id), purpose text not null,
    choice text not null, notice_version integer not null, language text not null, channel text not null,
    at text not null
) strict;

create table receipt (
    participation_id text not null references participation (id), key text not null, step_id text not null,
    primary key (participation_id, key)
) strict, without rowid;

create table decision (
    id text primary key, session_id text not null references session (id), step_id text references step (id),
    code text not null, text text not null, decided_by text not null, basis text not null default '', at text not null,
    unique (session_id, code)
) strict;

create table commitment (
    id text primary key, session_id text not null references session (id), step_id text references step (id),
    code text not null, kind text not null, text text not null, owner text not null, due_on text not null,
    first_due_on text not null, answer text not null, reason text not null default '', measure text not null default '',
    status text not null, shown integer not null default 0, unique (session_id, code)
) strict;

create table note (
    id text primary key, session_id text not null references session (id), step_id text references step (id),
    kind text not null, text text not null, said_by text not null default '', quotable text not null, at text not null
) strict;

create table minutes_version (
    session_id text not null references session (id), version integer not null, state text not null, body text not null,
    author text not null, saved_at text not null, approved_by text not null default '', approved_at text,
    change_note text not null default '', primary key (session_id, version)
) strict;

create table document (
    id text primary key, session_id text not null references session (id), key text not null, language text not null,
    variant text not null default '', title text not null, fingerprint text not null, made_at text not null, pdf blob not null
) strict;

create table journal (
    seq integer primary key, at text not null, actor text not null, action text not null, subject text not null,
    subject_id text not null, summary text not null, previous text not null, hash text not null
) strict;

create index participation_session on participation (session_id);
create index step_session on step (session_id);
create index ballot_session on ballot (session_id);
create index option_ballot on option (ballot_id);
create index paper_ballot on paper (ballot_id);
create index sealed_ballot on sealed (ballot_id);
create index contribution_session on contribution (session_id);
create index document_session on document (session_id);
create index signal_step on signal (step_id);
create index consent_participation on consent (participation_id);
"""

_REGISTRATIONS = """
create table import (
    id text primary key, name text not null, fingerprint text not null unique, at text not null, rows integer not null,
    head text not null, mapping text not null
) strict;

create table registration (
    id text primary key, number text not null unique, first_name text not null, last_name text not null,
    email text not null, phone text not null, postcode text not null, age_band text not null,
    is_minor integer not null, birth_unreadable integer not null, sex text not null, region text not null,
    site_choices text not null, segment text not null, household text not null, organisation text not null,
    language text, strata text not null, registered_at text, import_id text not null references import (id),
    line integer not null, state text not null, reason text,
    duplicate_of text references registration (id) on delete set null, decided_by text not null, decided_at text,
    person_id text references person (id) on delete set null, forgotten_at text,
    guardian text not null default '', guardian_choice text not null default '',
    guardian_channel text not null default '', guardian_at text
) strict;

create table registration_rules (id integer primary key check (id = 1), rules text not null) strict;

create index registration_import on registration (import_id);
create index registration_duplicate_of on registration (duplicate_of);
create index registration_person on registration (person_id);
"""


_CORRECTIONS = """
create table correction (
    id text primary key, ballot_id text not null references ballot (id), kind text not null, channel text not null,
    reason text not null, at text not null
) strict;

create table serial (
    ballot_id text not null references ballot (id), number text not null, primary key (ballot_id, number)
) strict, without rowid;

create index correction_ballot on correction (ballot_id);
"""


_ELECTIONS = """
create table election (
    id text primary key, session_id text not null unique references session (id), office_fr text not null,
    office_en text not null, first_round text not null, tie_rule text not null, quorum integer not null,
    late_arrivals integer not null, lot text
) strict;

create table candidate (
    id text primary key, election_id text not null references election (id),
    participation_id text not null references participation (id), number integer not null, slogan text not null default '',
    statement text not null default '', photo text not null default '', picture blob, state text not null,
    reason text not null default '', place integer, film text not null default '', unique (election_id, participation_id)
) strict;

create table scrutineer (
    election_id text not null references election (id), participation_id text not null references participation (id),
    primary key (election_id, participation_id)
) strict, without rowid;

create table speech (
    step_id text not null references step (id) on delete cascade, candidate_id text not null references candidate (id),
    seconds real not null, since text, primary key (step_id, candidate_id)
) strict, without rowid;

create table register (
    ballot_id text not null references ballot (id), participation_id text not null references participation (id),
    primary key (ballot_id, participation_id)
) strict, without rowid;

create table election_round (
    ballot_id text primary key references ballot (id) on delete cascade, remarks text not null default '',
    proclamation text
) strict;

create table mandate (
    id text primary key, candidate_id text not null unique references candidate (id), title_fr text not null,
    title_en text not null, starts_on text not null, ends_on text not null, sponsor text not null default '',
    commitment text not null default '', state text not null, reason text not null default '', signed_on text
) strict;

create table mandate_event (
    mandate_id text not null references mandate (id), position integer not null, month text not null, kind text not null,
    title text not null, done integer not null default 0, report text not null default '',
    primary key (mandate_id, position)
) strict;
"""


_TIES = """
create table tie (
    ballot_id text primary key references ballot (id) on delete cascade, rule text not null, lot text not null,
    said_by text not null, at text not null, certificates text not null default '[]'
) strict, without rowid;
"""


_DRAWS = """
create table draw (
    id text primary key, code text not null unique, title text not null, state text not null, plan text not null,
    sessions text not null, pool text not null default '', panels text not null default '',
    manifest text not null default '', frozen_at text, received text not null default '{}', reached real, at_most real,
    drawn text not null default '', drawn_at text, place text not null default '', operator text not null default '',
    witnesses text not null default '[]', typed_by integer not null default 1, typing text not null default '',
    entries text not null default '{}', chances text not null default '', cancel_reason text not null default '', made_at text not null
) strict;

create table draw_result (
    id text primary key, draw_id text not null references draw (id), place text not null, number text not null,
    rank integer not null, confirmation text not null, replaces text references draw_result (id),
    reason text not null default '', called_at text, answered_at text,
    participation_id text references participation (id) on delete set null, stood text not null default '{}',
    unique (draw_id, number)
) strict;

create table draw_event (
    draw_id text not null references draw (id), kind text not null, place text not null, number text not null,
    reason text not null, at text not null, changes text not null
) strict;

create index draw_event_draw on draw_event (draw_id);
"""


_GROUPS = """
create table grouping (
    id text primary key, session_id text not null references session (id), what text not null, many integer not null,
    size integer not null, rounds integer not null, features text not null, sides text not null,
    stations text not null, minutes integer not null, between_minutes integer not null, at_once integer not null,
    starts_at text, told_at text, round_now integer not null, seed integer not null,
    drawn integer not null default 0, unique (session_id, what)
) strict;

create table grouping_wish (
    grouping_id text not null references grouping (id) on delete cascade, kind text not null, number integer not null,
    participation_id text not null references participation (id) on delete cascade,
    primary key (grouping_id, kind, number, participation_id)
) strict, without rowid;

create table grouping_seat (
    grouping_id text not null references grouping (id) on delete cascade, round integer not null, place integer not null,
    position integer not null, participation_id text not null references participation (id) on delete cascade,
    locked integer not null default 0, primary key (grouping_id, round, participation_id)
) strict, without rowid;

create table grouping_guide (
    grouping_id text not null references grouping (id) on delete cascade, place integer not null,
    guide text not null, sweeper text not null, primary key (grouping_id, place)
) strict, without rowid;

create index grouping_wish_participation on grouping_wish (participation_id);
create index grouping_seat_participation on grouping_seat (participation_id);
"""


_ATTENDANCE = """
create table slot (
    id text primary key, session_id text not null references session (id), position integer not null,
    label_fr text not null default '', label_en text not null default '', starts_at text not null, ends_at text not null,
    own_times integer not null default 0
) strict;

create table attendance (
    slot_id text not null references slot (id), participation_id text not null references participation (id) on delete cascade,
    presence text not null, arrived_at text, left_at text, primary key (slot_id, participation_id)
) strict, without rowid;

create table spare_badge (
    session_id text not null references session (id), number integer not null,
    participation_id text references participation (id) on delete cascade, primary key (session_id, number)
) strict, without rowid;

create index slot_session on slot (session_id);
create index attendance_participation on attendance (participation_id);
create index spare_badge_participation on spare_badge (participation_id);
"""


# Somebody was forgotten since this moment, and the pages they stood on are still to be written anew.
_FORGETTING = "create table wiping_due (at text primary key) strict;\n"


@migrations()
def first_tables(db: Database) -> None:
    for statement in (
        _FIRST + _REGISTRATIONS + _CORRECTIONS + _ELECTIONS + _TIES + _DRAWS + _GROUPS + _ATTENDANCE + _FORGETTING
    ).split(";\n"):
        if statement.strip():
            db.execute(statement)


def bring_up_to_date(connection: sqlite3.Connection) -> None:
    """Apply the migrations this file has not seen, each whole or not at all, and set its version."""
    db = Database(connection, strict=True, execute_plugins=False)
    migrations.apply(db)
    connection.execute("pragma recursive_triggers = off")
    connection.execute(f"pragma user_version = {VERSION}")
