"""The library behind the lessons of *Scored by Association*. Synthetic people only.

Where things are: one line a module, with the lessons that use it, in their text, their exercises or their app.

**The town**

- `society`: people and ties, made from a seed (00, 01, 02, 03, 04, 05, 06, 07, 08, 09, 10, 11, 13)
- `friendships`: two generators of ties with homophily, and what is counted of ties (04, 06, 07)
- `minority`: how large a minority is, and how large it looks (04)
- `layout`: where people stand in a picture (00, 04, 05, 06)

**Credit scoring basics**

- `scorecard`: odds and points, cut-offs and profit, AUC, weights of evidence, calibration, drift (01, 02, 03, 07)
- `acceptance`: whom a cut-off accepts, and what the lender earns (01)
- `registry`: the records in a file, and who has a file (02, 03)
- `card`: a scorecard from records, with a reason for every missing point (02)
- `woe_encoder`: weights of evidence as a step of a scikit-learn pipeline
- `decision`: one resident against a scorecard (02)
- `selective_labels`: judging a score where only the accepted have outcomes
- `payments`: payment trails, what they tell, five factors (03, 07)
- `trail_score`: one resident's trail, scored (03)

**Network scoring**

- `friend_score`: the friends' mean rule, the gray list, Bayes, scores that spread (00, 02, 04, 05, 06, 07, 11)
- `approvals`: who is approved when friends count (00)
- `listing`: what one listing changes for everybody else (05)
- `spreading`: a town's scores sweep by sweep, and whose score moves whose (06)
- `nation`: what scoring a whole nation would take (06)
- `signals`: a world in which friends are noisy signals (07)
- `judgement`: a lender with friends' signals, against one without (07)
- `peers`: three reasons why friends default together (07)
- `likes`: people who like the same pages (07)

**From score to sanction**

- `blacklist`: grounds, terms, representatives, and a booking desk (08)
- `names`: invented names, as unevenly spread as real ones (08, 09)
- `bookings`: who is refused at the desk, and who by mistake (08)
- `appeals`: how long a correction takes (08)
- `registers`: five registers of the same people (09)
- `linkage`: do two records belong to one person? (09)
- `dossier`: joined files, searches, and how few traces find somebody (03, 09)
- `debts`: into whose file each debt goes (09)
- `gaming`: a cut-off with a prize, and who raises the number (10)
- `chilling`: people who feel watched say less (10)
- `segregation`: ties and neighbours that come apart (10)
- `behaviour`: rounds of rewards, punishments and being seen (10)
- `nudging`: those rounds from first to last (10)

**Harms and answers**

- `harm`: rates by group, what cut-offs do to groups, and loans to scores (00, 04, 05, 06, 07, 09, 10, 11, 13)
- `association`: the same person with other people's friends (11)
- `guilt`: what friends cost a town, and one resident (11)
- `deciles`: a published table of real scores (11)
- `expectations`: beliefs that make themselves true (11)
- `feedback`: a list that sends watchers back to where they looked (11)
- `cascades`: sanctions that pass from friend to friend (11)
- `evidence`: claims, events, laws and sources, read and checked (12)
- `verdicts`: a reader's verdicts beside the ledger's (12)
- `audit`: a sealed scorer, a desk, and what pairs of answers show (13)
- `paired_test`: matched pairs on a practice scorer (13)

**Around the model**

- `validate`: refusals in words (00, 02, 03, 04, 07, 08, 09, 10, 11, 12)
- `environment`: does this computer have what the course needs? (00)
- `saved`: the words that a saved notebook keeps

**Above it, each layer on those before**

- `figures`: model state in, a plotly figure or a graph's state out; no widgets (10, 11, 12)
- `views`: how a thing is shown and touched: picture, graph, sentence, prediction
- `apps`: one file a lesson: controls, views, one live sentence (00 to 13)
- `checks`: one file a set of exercises: right, or what went wrong, in words (01 to 13)
- `authoring`: for authors and instructors: notebooks, exercises, pages, pins, grading, reading
- `grading`, `reading`: roads into `authoring` that people have in their notes
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from netscore.society import TOWN_SEED, Society, make_society

__all__ = ["TOWN_SEED", "Society", "make_society"]


def __getattr__(name: str) -> Any:
    # At first use: the Jupyter server and the check of the environment need neither numpy nor pandas.
    if name in __all__:
        from netscore import society

        return getattr(society, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
