"""Checks for the exercises of lesson 09."""

from __future__ import annotations

import functools
from collections.abc import Callable

import numpy as np

from netscore import TOWN_SEED, dossier, linkage, make_society, names, registers
from netscore.checks.base import check, echo, exact, function, require, same
from netscore.checks.kinds import number


@check("9.1", function(number))
def ex_9_1(field_weight: Callable[[float, float, bool], float]) -> str:
    """The weight of one field, in bits."""
    agree = field_weight(0.95, 0.01, True)
    differ = field_weight(0.95, 0.01, False)
    right = linkage.field_weights(0.95, 0.01)
    require(not same(agree, 95), "that is the ratio; a weight is its logarithm to the base 2")
    require(not same(agree, np.log(95)), "that is the natural logarithm; bits need the base 2")
    require(not same(agree, np.log10(95)), "that is the logarithm to the base 10; bits need the base 2: np.log2")
    require(not same(agree, -right[0]), "turn the ratio round: m, of one person, goes above u, of two people")
    require(
        abs(agree - right[0]) < 0.005,
        f"with m 0.95 and u 0.01, agreement weighs {right[0]:.2f} bits; you returned {echo(agree)}",
    )
    require(not same(differ, right[0]), "if the field does not agree, use the chances of not agreeing, 1 - m and 1 - u")
    require(not same(differ, -right[0]), "disagreement is not minus agreement: use the chances 1 - m and 1 - u")
    require(not same(differ, -right[1]), "turn the ratio round here too: 1 - m goes above 1 - u")
    require(
        abs(differ - right[1]) < 0.005, f"right if it agrees; if not, it weighs {right[1]:.2f} bits, not {echo(differ)}"
    )
    found = field_weight(0.5, 0.25, True)
    require(
        abs(found - 1) < 0.005,
        f"right once; with m 0.5 and u 0.25, agreement weighs 1 bit, and yours says {echo(found)}",
    )
    return "a rare agreement says much: the smaller u, the more bits."


@check("9.2", number)
def ex_9_2(share: float) -> str:
    """The share of flagged people who are looked for."""
    require(not 10 < share < 90, "as a share, 50 % is 0.5")
    require(share <= 1, "a share is at most 1: divide those looked for by all who are flagged")
    require(not same(share, 0.999), "that is how often the camera is right about someone who is not looked for")
    require(abs(share - 0.001) > 1e-5, "that is how often people are looked for, or how often the camera errs")
    require(not same(share, 1.0), "the camera flags some of the 19,980 others too")
    right = 20 / (20 + 0.001 * 19_980)
    require(abs(share - right) < 0.002, "20 people are flagged rightly, and about 20 others wrongly")
    return f"{right:.4f}: every second one, since those looked for are so rare."


@check("9.3", function(number))
def ex_9_3(wrong_match: Callable[[int, float], float]) -> str:
    """1 - (1 - fmr) ** gallery."""
    chance = wrong_match(3, 0.1)
    require(
        not same(chance, 0.3),
        "gallery x fmr is the expected number of wrong matches; two of them can fall on one search, and a chance "
        "never passes 1",
    )
    require(not same(chance, 0.729), "that is the chance of no wrong match")
    require(not same(chance, 0.001), "that is the chance that every comparison goes wrong")
    require(not same(chance, 0.999), "you turned round 'all go wrong'; at least one is the opposite of none")
    require(not same(chance, 0.243), "that is the chance of exactly one wrong match; two or three count too")
    require(not same(chance, 27.1), "that is per cent; a chance is between 0 and 1")
    exact(chance, 0.271, f"with 3 people and a rate of 0.1 it is 0.271; you returned {echo(chance)}")
    found = wrong_match(2, 0.5)
    require(same(found, 0.75), f"right once; with two people and a rate of one half it is 0.75, and not {echo(found)}")
    found = wrong_match(0, 0.5)
    require(
        same(found, 0), f"right twice; in an empty gallery there is nobody to take for another: 0, not {echo(found)}"
    )
    return "the longer the file, the surer it finds somebody."


@check("9.4", number)
def ex_9_4(bits: float) -> str:
    """The lowest whole threshold at which nobody carries another's debt."""
    require(-100 <= bits <= 100, "weights here lie between -13 and 32 bits")
    require(bits == int(bits), "give a whole number of bits")
    counts = _outcomes(int(bits))
    require(counts.get("wrong", 0) == 0, f"at {bits:.0f} bits {counts.get('wrong', 0)} still go wrong: go higher")
    require(_outcomes(int(bits) - 1).get("wrong", 0) > 0, f"{bits:.0f} works, and {bits - 1:.0f} works too: go lower")
    return f"{bits:.0f} bits, and {counts['missed']} debts are missed: that is the price, and somebody bears it."


@functools.cache
def _outcomes(threshold: int) -> dict[str, int]:
    town = make_society(300, seed=TOWN_SEED)
    identities = names.country(town, 50_000, seed=names.STORY_SEED).head(5000)
    people = registers.population(identities, seed=registers.STORY_SEED)
    drawn = registers.draw_registers(people, seed=registers.STORY_SEED)
    rates = linkage.known_rates(drawn["tax"], drawn["court"], registers.FIELDS)
    links = dossier.link_records(drawn["tax"], drawn["court"], rates, threshold=threshold)
    return {str(outcome): count for outcome, count in links["outcome"].value_counts().items()}
