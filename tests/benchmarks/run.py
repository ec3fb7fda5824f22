"""Measure what the design promises, with baselines and peers in the same run, and print one table.

    uv run --group benchmark python tests/benchmarks/run.py

Every figure is a ratio to something measured in the same run, since machines differ and are shared.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).parents[1] / "support"))


def median_seconds(act: Callable[[], object], repeats: int = 5) -> float:
    times = []
    for _ in range(repeats):
        start = time.perf_counter()
        act()
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def import_seconds(line: str, repeats: int = 7) -> float:
    program = f"import time; t = time.perf_counter(); {line}; print(time.perf_counter() - t)"
    runs = [
        subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
        for _ in range(repeats)
    ]
    return statistics.median(float(run.stdout) for run in runs)


def imports() -> list[tuple]:
    bare = import_seconds("import numpy, scipy.sparse, pandas")
    ours = import_seconds("from netscore import make_society")
    return [
        ("import make_society / numpy + scipy + pandas", ours / bare, "at most 1.3", f"{ours:.2f} s / {bare:.2f} s")
    ]


def scale(n: int) -> list[tuple]:
    import igraph
    import networkx as nx
    import scipy.sparse
    from sknetwork.ranking import PageRank

    from netscore import friend_score, make_society

    rows = []
    make_society(1000, seed=1)  # imports and tables, once
    ours = median_seconds(lambda: make_society(n, seed=1), 3)
    # igraph draws two blocks of the same sizes and mixing; ours has four, by risk as well, and makes the people too.
    blocks, scaled = [int(0.7 * n), n - int(0.7 * n)], np.array([[0.8, 0.2], [0.2, 0.8]])
    chance = scaled * 10 * n / (scaled * np.outer(blocks, blocks)).sum()
    peer = median_seconds(lambda: igraph.Graph.SBM(chance.tolist(), blocks), 3)
    rows.append(
        (
            f"igraph's block model / make_society, {n:,} people",
            peer / ours,
            "at least 3",
            f"{peer:.2f} s / {ours:.2f} s",
        )
    )

    town = make_society(n, seed=1)
    own, ties = town.people["own_score"].to_numpy(), town.ties
    out = np.empty(ties.nnz)
    indices = ties.indices.astype(np.intp)  # numpy would convert others on every call, and look slower than it is
    gather = min(median_seconds(lambda m=m: np.take(own, indices, out=out, mode=m)) for m in ("clip", "wrap"))
    sweep = median_seconds(lambda: friend_score._mean_over(ties, own))
    checked = median_seconds(lambda: friend_score.friends_mean(ties, own))
    rows.append(
        (
            "one friends' mean sweep / gather limit, one thread",
            sweep / gather,
            "at most 1.7",
            f"{1e3 * sweep:.0f} ms / {1e3 * gather:.0f} ms",
        )
    )
    rows.append(
        ("  the public friends_mean, with its checks / gather limit", checked / gather, "", f"{1e3 * checked:.0f} ms")
    )

    sweeps, product = [], friend_score._product
    friend_score._product = lambda *arguments: sweeps.append(1) or product(*arguments)
    friend_score.spread(ties, own, 0.85)
    friend_score._product = product
    rows.append(("sweeps of spread to 1e-9, weight 0.85", len(sweeps), "at most 50", ""))
    ours = median_seconds(lambda: friend_score.spread(ties, own, 0.85), 3)

    # Plain sweeps of the same rule, about as many as the same tolerance needs.
    plain = median_seconds(lambda: friend_score.sweeps(ties, own, 0.85, 100), 1)
    rows.append(("100 plain sweeps / spread to 1e-9", plain / ours, "", f"{plain:.2f} s / {ours:.2f} s"))
    trace = median_seconds(lambda: friend_score.influence(ties, 17, 0.85), 3)
    rows.append(("influence on one of all, to 1e-12 / spread", trace / ours, "", f"{trace:.2f} s"))

    # PageRank with restarts by degree times own score gives the same scores, times degree.
    degree = np.diff(ties.indptr)
    restart = degree * own
    ranker = PageRank(damping_factor=0.85, solver="piteration", n_iter=128, tol=1e-15)
    matrix = scipy.sparse.csr_matrix(ties)  # it does not take arrays
    peer = median_seconds(lambda: ranker.fit(matrix, weights=restart), 1)
    found = ranker.scores_ / np.maximum(degree, 1) * restart.sum()
    score = friend_score.spread(ties, own, 0.85)
    away = np.abs(found - score)[degree > 0].max() / np.ptp(own)
    rows.append(
        ("scikit-network PageRank, 128 sweeps / spread", peer / ours, "", f"{peer:.1f} s, scores differ by {away:.0e}")
    )
    first, second = scipy.sparse.triu(ties).nonzero()
    graph = igraph.Graph(n, np.column_stack([first, second]))
    peer = median_seconds(lambda: graph.personalized_pagerank(damping=0.85, reset=restart, directed=False), 1)
    rows.append(("igraph personalized_pagerank / spread", peer / ours, "at least 2", f"{peer:.1f} s / {ours:.2f} s"))
    del graph
    graph = nx.empty_graph(n)
    graph.add_edges_from(zip(first.tolist(), second.tolist(), strict=True))
    start = dict(enumerate(restart.tolist()))
    peer = median_seconds(lambda: nx.pagerank(graph, alpha=0.85, personalization=start, tol=1e-12, max_iter=500), 1)
    rows.append(("networkx.pagerank / spread", peer / ours, "at least 25", f"{peer:.0f} s / {ours:.2f} s"))

    def cell() -> None:
        nation = make_society(n, seed=2)
        scores = friend_score.spread(nation.ties, nation.people["own_score"], 0.85)
        nation.people.assign(score=scores).groupby("group", observed=True)["score"].mean()

    seconds = median_seconds(cell, 3)
    rows.append(("make, score and report in one cell, seconds", seconds, "2 to 3 s at 1 million", ""))
    return rows


def sizes() -> list[tuple]:
    """What the lessons compute at their own sizes, in seconds, and generators against networkx at a size it can do."""
    import networkx as nx

    from netscore import dossier, friendships, make_society, payments, peers, signals

    people = make_society(20_000, seed=1, mean_degree=1).people
    visits = payments.shop_visits(20_000, seed=1)
    acts = {
        "payment_trails of 20,000 people, s": lambda: payments.payment_trails(people, seed=1),
        "unicity of 4 points, 500 of 20,000 people, s": lambda: dossier.unicity(visits, 4, seed=1),
        "signal_world of 100,000 people, s": lambda: signals.signal_world(100_000, seed=1),
        "two_rounds of 400,000 people, s": lambda: peers.two_rounds(400_000, seed=1, contagion=0.09),
    }
    rows = [(what, median_seconds(act, 3), "", "") for what, act in acts.items()]
    n = 2000
    chance = [[0.8 * 20 / n, 0.2 * 20 / n], [0.2 * 20 / n, 0.8 * 20 / n]]
    block = np.repeat([0, 1], n // 2)
    ours = median_seconds(lambda: friendships.block_ties(block, friendships.affinity(0.8), 10, seed=1))
    peer = median_seconds(lambda: nx.stochastic_block_model([n // 2] * 2, chance, seed=1), 3)
    rows.append((f"networkx block model / block_ties, {n:,} people", peer / ours, "", f"{peer:.3f} s / {ours:.4f} s"))
    grow = {"minority_share": 0.2, "homophily": 0.8, "seed": 1}
    ours = median_seconds(lambda: friendships.preferential_ties(20_000, 5, **grow), 3)
    peer = median_seconds(lambda: nx.barabasi_albert_graph(20_000, 5, seed=1), 3)
    rows.append(
        (
            "networkx Barabasi-Albert (no groups) / preferential_ties, 20,000",
            peer / ours,
            "",
            f"{peer:.2f} s / {ours:.2f} s",
        )
    )
    return rows


def layouts() -> list[tuple]:
    from netscore import layout, make_society

    rows = []
    for n, limit in ((300, 10), (1000, 25)):
        ties = make_society(n, seed=1).ties
        rows.append(
            (
                f"layout of {n} people, ms",
                1e3 * median_seconds(lambda t=ties: layout.positions(t, seed=1), 7),
                f"at most {limit}",
                "",
            )
        )
    return rows


def loop() -> list[tuple]:
    """Fifty rounds of score, sanction, cut and rescore for 100,000 people, against the same rule person by person."""
    from netscore import behaviour, make_society
    from rounds_person_by_person import rounds

    society = make_society(100_000, seed=1)
    ours = median_seconds(lambda: behaviour.measures(society, 50, seed=1), 3)
    # The rounds take equally long; five of them and the start are enough to know all fifty.
    start, six = (median_seconds(lambda count=count: rounds(society, count, seed=1), 1) for count in (0, 5))
    peer = start + (six - start) / 5 * 50
    return [
        (
            "the same rule on networkx / 50 rounds, 100,000 people",
            peer / ours,
            "at least 75",
            f"{peer:.0f} s from 5 rounds / {ours:.2f} s",
        )
    ]


def shown() -> list[tuple]:
    """Pictures in a real JupyterLab, beside a bare slider."""
    import pictures

    from lab import CHROMIUM

    if CHROMIUM is None:
        return [("slider to painted picture", float("nan"), "", "no Chromium here, so this was not measured")]
    return pictures.measured()


def main() -> None:
    parts = {"imports": imports, "layouts": layouts, "sizes": sizes, "scale": scale, "loop": loop, "pictures": shown}
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("parts", nargs="*", choices=[[], *parts], help=f"any of {', '.join(parts)} (default: all)")
    parser.add_argument("--people", type=int, default=1_000_000, help="size for the part 'scale'")
    chosen = parser.parse_args()
    print(f"{'what':60} {'reached':>9}  {'target':22} measured", flush=True)
    for name in chosen.parts or parts:
        arguments = [chosen.people] if name == "scale" else []
        for what, reached, target, measured in parts[name](*arguments):
            print(f"{what:60} {reached:9.2f}  {target:22} {measured}", flush=True)


if __name__ == "__main__":
    main()
