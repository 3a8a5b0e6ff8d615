"""What other programs say of an election. None of them is needed to run anything, nor to run the tests.

Which rule each of them counts by, as read in its source, stands in ``README.md``.
"""

from __future__ import annotations

from fractions import Fraction
from importlib import import_module
from typing import Any

from tests.cross_checks.elections import Election


class NeedsALot(Exception):
    """It would draw a lot here, and says nothing of what else could have come out."""


class _NoLots:
    """Takes the place of a random generator in a program that draws lots unasked."""

    def choice(self, level: list[Any]) -> Any:
        raise NeedsALot(level)


def stv(election: Election) -> Any:
    """Who is elected; nothing is said of an election that needs a lot."""
    methods = import_module("pref_voting.proportional_methods")
    elected = methods.stv_scottish(_ranked(election), num_seats=election["seats"], rng=_NoLots())
    return "".join(sorted(election["options"][n] for n in elected))


def borda(election: Election) -> Any:
    """For each option, how many it stands above less how many it stands below, over all papers."""
    scores = import_module("pref_voting.scoring_methods").symmetric_borda_scores(_ranked(election))
    return {option: int(scores[n]) for n, option in enumerate(election["options"])}


def schulze(election: Election) -> Any:
    """All whom no other beats by the strongest path, measured by winning votes."""
    profile = _ranked(election)
    beat_path = import_module("pref_voting.margin_based_methods").beat_path
    return "".join(election["options"][n] for n in beat_path(profile, strength_function=profile.support))


def phragmen(election: Election) -> Any:
    return _committees("seqphragmen", election, algorithm="standard-fractions")


def approval(election: Election) -> Any:
    return _committees("av", election)


def budget(election: Election) -> Any:
    """By number of votes: satisfaction by cost, taken by satisfaction per cost."""
    greedy = import_module("pabutools.rules").greedy_utilitarian_welfare
    return _paid(greedy, election)


def equal_shares(election: Election) -> Any:
    """What is bought with the share that stands in the end, before anything is added to use up what is left."""
    shares = import_module("pabutools.rules").method_of_equal_shares
    return _paid(shares, election, voter_budget_increment=_exactly(Fraction(election["step"])))


def majority_judgment(election: Election) -> Any:
    """Who wins, all of those judged alike."""
    profiles, methods = import_module("pref_voting.grade_profiles"), import_module("pref_voting.grade_methods")
    judged = [dict(enumerate(grades)) for _, grades in election["papers"]]
    counts = [count for count, _ in election["papers"]]
    profile = profiles.GradeProfile(judged, list(range(6)), gcounts=counts)
    return "".join(sorted(election["options"][n] for n in methods.majority_judgement(profile)))


def wiki_survey(election: Election) -> Any:
    """The middle 95 % of a beta distribution, in a hundred."""
    beta = import_module("scipy.stats").beta(election["won"] + 1, election["lost"] + 1)
    return [round(100 * float(beta.ppf(q)), 6) for q in (0.025, 0.975)]


def _ranked(election: Election) -> Any:
    profiles = import_module("pref_voting.profiles_with_ties")
    place = {option: n for n, option in enumerate(election["options"])}
    profile = profiles.ProfileWithTies(
        [{place[option]: rank for rank, option in enumerate(order, start=1)} for _, order in election["papers"]],
        rcounts=[count for count, _ in election["papers"]],
        candidates=list(place.values()),
    )
    profile.use_extended_strict_preference()  # options left out stand below all others
    return profile


def _committees(rule: str, election: Election, **more: Any) -> Any:
    """Every committee that some lot would give, each once."""
    preferences, rules = import_module("abcvoting.preferences"), import_module("abcvoting.abcrules")
    place = {option: n for n, option in enumerate(election["options"])}
    profile = preferences.Profile(len(place))
    profile.add_voters([{place[option] for option in ticks} for n, ticks in election["papers"] for _ in range(n)])
    seats = min(election["seats"], len(place))
    found = rules.compute(rule, profile, seats, resolute=False, **more)
    return sorted("".join(election["options"][n] for n in sorted(committee)) for committee in found)


def _paid(rule: Any, election: Election, **more: Any) -> Any:
    pb, tiebreaking = import_module("pabutools.election"), import_module("pabutools.tiebreaking")
    projects = {option: pb.Project(option, cost) for option, cost in election["costs"].items()}
    instance = pb.Instance(projects.values(), budget_limit=election["budget"])
    ballots = [
        pb.ApprovalBallot({projects[option] for option in ticks}) for n, ticks in election["papers"] for _ in range(n)
    ]
    by_votes_cost_and_lot = tiebreaking.TieBreakingRule(
        lambda _, profile, project: (
            -profile.approval_score(project),
            project.cost,
            election["lot"].index(project.name),
        )
    )
    paid = rule(
        instance,
        pb.ApprovalProfile(ballots, instance=instance),
        sat_class=pb.Cost_Sat,
        tie_breaking=by_votes_cost_and_lot,
        **more,
    )
    return "".join(sorted(project.name for project in paid))


def _exactly(amount: Fraction) -> Any:
    return import_module("pabutools.fractions").frac(amount.numerator, amount.denominator)
