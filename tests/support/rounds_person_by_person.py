"""The rounds of lesson 10 once more, person by person on a networkx graph: an oracle, and a peer to measure against."""

from __future__ import annotations

import math

import networkx as nx
import numpy as np

from netscore import Society, behaviour


def rounds(
    society: Society,
    count: int,
    *,
    seed: int,
    reward: float = 1.0,
    punishment: float = 1.0,
    visibility: float = 1.0,
    aversion: float = 0.3,
    gaming: float = 1.0,
    weight: float = 0.3,
) -> list[dict[str, float]]:
    """Return what `behaviour.measures` returns, from the same random numbers, one person and one tie at a time."""
    rng = np.random.default_rng(seed)
    n = len(society)
    graph = nx.MultiGraph()
    graph.add_nodes_from(range(n))
    ties = [tuple(pair) for pair in zip(*(end.tolist() for end in nx_order(society)))]
    for key, (one, other) in enumerate(ties):
        graph.add_edge(one, other, key=key)
    group = society.people["group"].tolist()
    comply = (behaviour.REACH * rng.random(n)).tolist()
    game = (behaviour.REACH * gaming * rng.random(n)).tolist()
    conduct = society.people["own_score"].tolist()
    shown, score, states = list(conduct), list(conduct), []
    for number in range(count + 1):
        last = score
        score = []
        for person in range(n):
            theirs = [last[friend] for friend, keys in graph.adj[person].items() for _ in keys]
            mean = sum(theirs) / len(theirs) if theirs else shown[person]
            score.append((1 - weight) * shown[person] + weight * mean)
        punished = [points < behaviour.LOW for points in score]
        speech = []
        for person in range(n):
            known = [punished[friend] for friend, keys in graph.adj[person].items() for _ in keys]
            risk = visibility * sum(known) / len(known) if known else 0.0
            speech.append(behaviour.USUAL_SPEECH * math.exp(-behaviour.FEAR * risk))
        states.append(
            {
                "round": number,
                "conduct": sum(conduct) / n,
                "shown": sum(shown) / n,
                "speech": sum(speech) / n,
                "rewarded": sum(points >= behaviour.HIGH for points in score) / n,
                "ties_across": sum(group[one] != group[other] for one, other in ties) / len(ties),
                "ties_to_punished": sum(punished[one] != punished[other] for one, other in ties) / len(ties),
            }
        )
        for name in ("blue", "orange"):
            members = [person for person in range(n) if group[person] == name]
            states[-1][f"{name}_score"] = sum(score[person] for person in members) / len(members)
            states[-1][f"{name}_punished"] = sum(punished[person] for person in members) / len(members)
        reconsiders = (rng.random(n) < behaviour.PACE).tolist()
        for person in range(n):
            if not reconsiders[person]:
                continue
            to_low, to_high = ((line - score[person]) / (1 - weight) for line in (behaviour.LOW, behaviour.HIGH))
            reach = max(comply[person], game[person])
            if 0 < to_high <= reach * (reward + (punishment if to_low > 0 else 0)):
                raised = to_high
            elif 0 < to_low <= reach * punishment:
                raised = to_low
            else:
                continue
            shown[person] += raised
            if game[person] <= comply[person]:
                conduct[person] += raised
        is_dropped = (rng.random(len(ties)) < visibility * aversion).tolist()
        dropped = [key for key, (one, other) in enumerate(ties) if punished[one] != punished[other] and is_dropped[key]]
        unpunished = [person for person in range(n) if not punished[person]]
        if dropped and len(unpunished) > 1:
            place = {person: at for at, person in enumerate(unpunished)}
            steps = rng.integers(1, len(unpunished), len(dropped)).tolist()
            for key, step in zip(dropped, steps):
                one, other = ties[key]
                keeper = other if punished[one] else one
                fresh = unpunished[(place[keeper] + step) % len(unpunished)]
                graph.remove_edge(one, other, key=key)
                graph.add_edge(keeper, fresh, key=key)
                ties[key] = (keeper, fresh)
    return states


def nx_order(society: Society) -> tuple[np.ndarray, np.ndarray]:
    """Return the ends of all ties, in the order in which the library takes them."""
    first, second = society.ties.nonzero()
    return first[first < second], second[first < second]
