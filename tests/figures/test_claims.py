"""Claims stand in the rows of their verdicts."""

import numpy as np

from netscore import evidence
from netscore.figures.base import BAD, GOOD, GRAY, INK
from netscore.figures.claims import claims_figure
from netscore.verdicts import compare

CLAIMS = evidence.read_claims()
OTHER = {"S05": "opinion", "M3": "documented"}  # where the ledger says something else
YOURS = {"S01": CLAIMS.at["S01", "verdict"], "M20": CLAIMS.at["M20", "verdict"]} | OTHER


def test_each_claim_stands_where_you_and_the_ledger_put_it(read):
    figure = claims_figure(compare(CLAIMS, YOURS, 5))
    see = read(figure)
    words = dict(zip(figure.layout.yaxis.tickvals, figure.layout.yaxis.ticktext))
    assert list(words.values()) == ["not sorted yet", *reversed(evidence.VERDICTS)]

    def placed(name: str) -> dict[str, str]:
        """Id of a claim -> the words of the row in which it stands."""
        return {CLAIMS.index[x - 1]: words[y] for x, y in zip(see(name, "x"), see(name, "y"))}

    assert placed("not sorted yet") == {name: "not sorted yet" for name in CLAIMS.index if name not in YOURS}
    assert placed("you and the ledger agree") == {name: CLAIMS.at[name, "verdict"] for name in ("S01", "M20")}
    assert placed("you") == OTHER
    assert placed("the ledger, where it differs") == {name: CLAIMS.at[name, "verdict"] for name in OTHER}
    assert placed("this claim") == {"S05": "opinion"}
    lines = np.array(see("apart", "y"), dtype=float).reshape(-1, 3)
    assert np.isnan(lines[:, 2]).all()  # the pen is lifted
    ends = {CLAIMS.index[int(x) - 1]: (words[a], words[b]) for x, (a, b, _) in zip(see("apart", "x")[::3], lines)}
    assert ends == {name: (said, CLAIMS.at[name, "verdict"]) for name, said in OTHER.items()}
    assert see("apart", "x")[1::3].tolist() == see("apart", "x")[::3].tolist()
    colors = {"apart": GRAY, "you": BAD, "you and the ledger agree": GOOD}
    assert all(see(name, "color") == colors.get(name, INK) for name in see.names)
    (edge,) = figure.layout.shapes
    assert CLAIMS["kind"].iloc[: int(edge.x0)].eq("article").all() and edge.x0 == edge.x1
    assert CLAIMS["kind"].iloc[int(edge.x0) :].eq("myth").all() and "from 49 on" in figure.layout.xaxis.title.text


def test_a_claim_that_is_not_sorted_is_marked_at_the_bottom_and_the_ledger_is_silent():
    figure = claims_figure(compare(CLAIMS, {}, 7))
    named = {trace.name: trace for trace in figure.data}
    assert (list(named["this claim"].x), list(named["this claim"].y)) == ([7], [0])
    assert len(named["not sorted yet"].x) == 68
    for name in ("you", "the ledger, where it differs", "you and the ledger agree", "apart"):
        assert len(named[name].x) == 0
