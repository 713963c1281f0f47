"""The nets that are trained are the nets that run: JAX and numpy give the same numbers."""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import pytest

from onrecord.understand.nets import layers

pytest.importorskip("jax", reason="the dependency group training is not installed")
sys.path.insert(0, str(Path(__file__).parents[2] / "training"))

import jax
import jax.numpy as jnp
import sequence_nets


@pytest.mark.parametrize("layer", ["beside", "recurrent"])
def test_a_layer_gives_the_same_numbers_in_both(layer: str) -> None:
    weights: dict[str, jax.Array] = {}
    add = {"beside": lambda k: sequence_nets.add_linear(weights, k, "x", 24, 8),
           "recurrent": lambda k: sequence_nets.add_recurrent(weights, k, "x", 8)}  # fmt: skip
    add[layer](jax.random.key(1))
    x = np.random.default_rng(2).normal(size=(3, 5, 8)).astype(np.float32)
    mask = np.array([[1, 1, 1, 1, 1], [1, 1, 1, 0, 0], [1, 0, 0, 0, 0]], np.float32)
    trained = getattr(sequence_nets, layer)(jnp.asarray(x), jnp.asarray(mask), weights, "x")
    run = getattr(layers, layer)(x.copy(), mask, {name: np.asarray(each) for name, each in weights.items()}, "x")
    assert np.allclose(np.asarray(trained) * mask[..., None], run * mask[..., None], atol=1e-5)
