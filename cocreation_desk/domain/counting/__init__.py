"""How votes are counted: the papers, the result, then one module a method. The list is what a room may choose from."""

from __future__ import annotations

from cocreation_desk.domain.counting.agreement import AGREEMENT
from cocreation_desk.domain.counting.approval import APPROVAL
from cocreation_desk.domain.counting.borda import BORDA
from cocreation_desk.domain.counting.budget import BUDGET
from cocreation_desk.domain.counting.consent import CONSENT
from cocreation_desk.domain.counting.dots import DOTS
from cocreation_desk.domain.counting.equal_shares import EQUAL_SHARES
from cocreation_desk.domain.counting.instant_runoff import INSTANT_RUNOFF
from cocreation_desk.domain.counting.majority_judgment import MAJORITY_JUDGMENT
from cocreation_desk.domain.counting.method import Method
from cocreation_desk.domain.counting.multi import MULTI
from cocreation_desk.domain.counting.phragmen import PHRAGMEN
from cocreation_desk.domain.counting.quadrant import QUADRANT
from cocreation_desk.domain.counting.quadratic import QUADRATIC
from cocreation_desk.domain.counting.scale import SCALE
from cocreation_desk.domain.counting.schulze import SCHULZE
from cocreation_desk.domain.counting.score import SCORE
from cocreation_desk.domain.counting.single import SINGLE
from cocreation_desk.domain.counting.star import STAR
from cocreation_desk.domain.counting.stv import STV
from cocreation_desk.domain.counting.two_round import TWO_ROUND
from cocreation_desk.domain.counting.wiki_survey import WIKI_SURVEY
from cocreation_desk.domain.counting.yesno import YESNO

METHODS: dict[str, Method] = {
    method.name: method
    for method in (
        YESNO,
        SINGLE,
        MULTI,
        DOTS,
        SCALE,
        AGREEMENT,
        CONSENT,
        APPROVAL,
        SCORE,
        STAR,
        MAJORITY_JUDGMENT,
        BORDA,
        INSTANT_RUNOFF,
        SCHULZE,
        STV,
        TWO_ROUND,
        PHRAGMEN,
        QUADRATIC,
        BUDGET,
        EQUAL_SHARES,
        WIKI_SURVEY,
        QUADRANT,
    )
}
