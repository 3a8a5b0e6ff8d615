"""What it takes for a vote to decide, as it is declared before it opens: the majority, and the quorum."""

from __future__ import annotations

from cocreation_desk.domain.ballot import Ballot
from cocreation_desk.domain.counting.rules import Rules
from cocreation_desk.words import Say


def rule_of_decision(ballot: Ballot, say: Say) -> str:
    """The majority a proposal needs and the quorum, in a sentence each; empty where neither was declared."""
    quorum = quorum_words(ballot.rules, say)
    return " ".join(filter(None, (_majority(ballot, say), quorum and say("rule_quorum", quorum=quorum))))


def base_words(rules: Rules, say: Say) -> str:
    """What the majority is taken of."""
    if rules.weights:
        return say("rule_of_weighted")
    return say("rule_of_valid" if rules.majority == "simple" else f"rule_of_{rules.base}")


def quorum_words(rules: Rules, say: Say) -> str:
    """Who must be here or vote; empty where nobody must."""
    asked = (
        *((say("rule_quorum_share", share=say.percent(rules.quorum)),) if rules.quorum else ()),
        *((say("rule_quorum_people", n=rules.quorum_people),) if rules.quorum_people else ()),
    )
    return say(f"rule_quorum_{rules.quorum_of}", who=say.listing(asked)) if asked else ""


def _majority(ballot: Ballot, say: Say) -> str:
    rules = ballot.rules
    share = "absolute" if rules.majority == "simple" else rules.majority
    if ballot.method == "yesno":
        if rules.majority == "simple" and not rules.weights:
            return say("rule_adopted_simple")
        return say("rule_adopted", share=say(f"rule_share_{share}"), base=base_words(rules, say))
    if (
        ballot.method == "two_round"
        and rules.majority != "simple"
        and (rules.majority, rules.base) != ("absolute", "valid")
    ):
        return say("rule_elected", share=say(f"rule_share_{share}"), base=base_words(rules, say))
    return ""
