"""Peers that nobody here wrote, and that the pinned environment cannot hold: an author runs them before a tag.

``uv run --with optbinning==1.0.0 --with recordlinkage==0.16 --with igraph==1.0.0 pytest -m release tests/peers -n 0``
"""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
import scipy.sparse as sparse

from netscore import card, friendships, linkage, make_society, names, registers, registry

pytestmark = pytest.mark.release


@pytest.mark.parametrize("seed", range(3))
def test_weights_of_evidence_and_information_value_are_those_of_optbinning(seed):
    optbinning = pytest.importorskip("optbinning")
    people = make_society(5_000, seed=seed, mean_degree=1).people
    records = registry.credit_records(people, seed=seed).astype(float)
    records[np.random.default_rng(seed).random(records.shape) < 0.1] = np.nan
    good = people["repaid"].to_numpy()
    for entry, table in card.weights_by_bin(records, good, registry.EDGES).items():
        splits = list(registry.EDGES[entry])
        peer = optbinning.OptimalBinning(
            dtype="numerical", user_splits=splits, user_splits_fixed=[True] * len(splits), solver="mip"
        ).fit(records[entry].to_numpy(), (~good).astype(int))
        theirs = peer.binning_table.build(add_totals=False)
        theirs = theirs[theirs["Count"] > 0]
        assert table["goods"].tolist() == theirs["Non-event"].tolist(), entry
        assert table["bads"].tolist() == theirs["Event"].tolist(), entry
        shares = table["goods"] / table["goods"].sum() - table["bads"] / table["bads"].sum()
        np.testing.assert_allclose(table["woe"].astype(float), theirs["WoE"].astype(float), atol=1e-9, err_msg=entry)
        np.testing.assert_allclose((shares * table["woe"]).sum(), theirs["IV"].astype(float).sum(), atol=1e-9)


@pytest.mark.parametrize("housemates", [False, True])
def test_m_and_u_are_those_of_recordlinkage(housemates):
    recordlinkage = pytest.importorskip("recordlinkage")
    town = make_society(300, seed=1)
    people = registers.population(names.country(town, 1_000, seed=1), seed=1, housemates=housemates)
    drawn = registers.draw_registers(people, seed=1)
    fields = list(registers.FIELDS)
    first, second = drawn["tax"], drawn["court"]
    ours, share = linkage.estimate_rates(linkage.agreement(first, second, fields), fields)

    compare = recordlinkage.Compare()
    for field in fields:
        compare.exact(field, field, label=field, missing_value=0)
    pairs = pd.MultiIndex.from_product([first.index, second.index])
    peer = recordlinkage.ECMClassifier(init="jaro", max_iter=1000, atol=1e-12)
    peer.fit(compare.compute(pairs, first, second))
    assert peer.p == pytest.approx(share, rel=1e-3)
    for field in fields:
        assert peer.m_probs[field][1] == pytest.approx(ours[field][0], abs=2e-3), field
        assert peer.u_probs[field][1] == pytest.approx(ours[field][1], abs=2e-3), field


@pytest.mark.parametrize("seed", range(5))
def test_transitivity_is_that_of_igraph(seed):
    igraph = pytest.importorskip("igraph")
    ties = make_society(400, seed=seed, homophily=0.8).ties
    upper = sparse.triu(ties, k=1).tocoo()
    graph = igraph.Graph(n=ties.shape[0], edges=list(zip(upper.row.tolist(), upper.col.tolist())))
    assert friendships.transitivity(ties) == pytest.approx(graph.transitivity_undirected(), abs=1e-12)
