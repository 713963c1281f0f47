"""The layers of `onrecord.understand.nets.layers` in JAX, to be trained: same names, same shapes, same numbers.

Needs the dependency group ``training`` (`pip install --group training`).
"""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any, TypeAlias

import jax
import jax.numpy as jnp
import numpy as np

Weights: TypeAlias = dict[str, jax.Array]
Key: TypeAlias = jax.Array


def linear(x: jax.Array, weights: Weights, name: str) -> jax.Array:
    return x @ weights[f"{name}.w"] + weights[f"{name}.b"]


def normed(x: jax.Array, weights: Weights, name: str) -> jax.Array:
    x = x - x.mean(-1, keepdims=True)
    x = x / jnp.sqrt(jnp.square(x).mean(-1, keepdims=True) + 1e-5)
    return x * weights[f"{name}.scale"] + weights[f"{name}.bias"]


def beside(x: jax.Array, mask: jax.Array, weights: Weights, name: str) -> jax.Array:
    x = x * mask[..., None]
    blank = jnp.zeros_like(x[:, :1])
    three = jnp.concatenate(
        [jnp.concatenate([blank, x[:, :-1]], 1), x, jnp.concatenate([x[:, 1:], blank], 1)], -1
    )  # fmt: skip
    return jax.nn.relu(linear(three, weights, name)) + x


def recurrent(x: jax.Array, mask: jax.Array, weights: Weights, name: str) -> jax.Array:
    batch, words, width = x.shape
    half = width // 2
    made = linear(x, weights, name).reshape(batch, words, 3, width)
    forget = jax.nn.sigmoid(made[:, :, 1])
    keep = (1 - forget) * made[:, :, 0] * mask[..., None]
    forget = forget * mask[..., None]

    def turned(each: jax.Array) -> jax.Array:
        return jnp.concatenate([each[:, :, :half], each[:, ::-1, half:]], -1)

    def move(state: jax.Array, at: tuple[jax.Array, jax.Array]) -> tuple[jax.Array, jax.Array]:
        state = at[0] * state + at[1]
        return state, state

    steps = (turned(forget).transpose(1, 0, 2), turned(keep).transpose(1, 0, 2))
    _, states = jax.lax.scan(move, jnp.zeros((batch, width), x.dtype), steps)
    read = turned(states.transpose(1, 0, 2))
    highway = jax.nn.sigmoid(made[:, :, 2])
    return highway * read + (1 - highway) * x


def dropped(x: jax.Array, key: Key, share: float, *, words: bool = False) -> jax.Array:
    """Return ``x`` with a share of its columns blanked, the same ones along a sequence; ``words``: of its words."""
    shape = (x.shape[0], x.shape[1], 1) if words else (x.shape[0], 1, x.shape[2])
    kept = jax.random.bernoulli(key, 1 - share, shape)
    return x * kept if words else x * kept / (1 - share)


# --- weights -------------------------------------------------------------------------------------


def add_linear(weights: Weights, key: Key, name: str, inputs: int, outputs: int, scale: float = 1.0) -> None:
    limit = scale * math.sqrt(6 / (inputs + outputs))
    weights[f"{name}.w"] = jax.random.uniform(key, (inputs, outputs), minval=-limit, maxval=limit)
    weights[f"{name}.b"] = jnp.zeros(outputs)


def add_recurrent(weights: Weights, key: Key, name: str, width: int) -> None:
    add_linear(weights, key, name, width, 3 * width)
    weights[f"{name}.w"] = jax.random.normal(key, (width, 3 * width)) * math.sqrt(1 / width)
    # Gates begin open to the past and to the layer below.
    weights[f"{name}.b"] = jnp.concatenate([jnp.zeros(width), jnp.ones(width), jnp.zeros(width)])


def add_norm(weights: Weights, name: str, width: int) -> None:
    weights[f"{name}.scale"] = jnp.ones(width)
    weights[f"{name}.bias"] = jnp.zeros(width)


# --- training ------------------------------------------------------------------------------------


def adam(
    loss: Callable[..., jax.Array], *, rate: float, steps: int, warm: int = 200, decay: float = 1e-4, clip: float = 2.0,
    average: float = 0.999,
) -> tuple[Callable[[Weights], Any], Callable[..., tuple[Weights, Any, jax.Array]]]:  # fmt: skip
    """Return (state of weights, step of (weights, state, *batch) -> weights, state, loss).

    The pace rises for ``warm`` steps and falls as a cosine; ``state["mean"]`` is the running mean of the weights, which
    is what should be kept.
    """

    def begin(weights: Weights) -> Any:
        def blank() -> Weights:
            return {name: jnp.zeros_like(each) for name, each in weights.items()}

        mean = {name: jnp.array(each, copy=True) for name, each in weights.items()}
        return {"first": blank(), "second": blank(), "mean": mean, "at": jnp.zeros((), jnp.int32)}

    def step(weights: Weights, state: Any, *batch: Any) -> tuple[Weights, Any, jax.Array]:
        cost, slopes = jax.value_and_grad(loss)(weights, *batch)
        size = jnp.sqrt(sum(jnp.square(each).sum() for each in slopes.values()))
        slopes = {name: each * jnp.minimum(1.0, clip / (size + 1e-9)) for name, each in slopes.items()}
        at = state["at"] + 1
        share = jnp.clip((at - warm) / max(1, steps - warm), 0, 1)
        pace = rate * jnp.minimum(at / warm, 1.0) * (0.5 * (1 + jnp.cos(jnp.pi * share)) + 0.005)
        first = {n: 0.9 * state["first"][n] + 0.1 * slopes[n] for n in slopes}
        second = {n: 0.98 * state["second"][n] + 0.02 * jnp.square(slopes[n]) for n in slopes}
        one, two = 1 - 0.9**at, 1 - 0.98**at
        moved = {
            n: weights[n] * (1 - pace * decay) - pace * (first[n] / one) / (jnp.sqrt(second[n] / two) + 1e-8)
            for n in weights
        }
        hold = jnp.minimum(average, (1 + at) / (10 + at))
        mean = {n: hold * state["mean"][n] + (1 - hold) * moved[n] for n in moved}
        return moved, {"first": first, "second": second, "mean": mean, "at": at}, cost

    return begin, jax.jit(step, donate_argnums=(0, 1))


def padded(rows: list[list[int]], batch: int, words: int, fill: int = 0) -> np.ndarray:
    """Return ``(batch, words)`` whole numbers, padded on the right and below."""
    made = np.full((batch, words), fill, np.int64)
    for at, row in enumerate(rows):
        made[at, : len(row)] = row
    return made
