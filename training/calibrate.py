"""Fits the temperature that minimises the log loss of scores as probabilities of being right.

usage: nice python calibrate.py <checkpoint> <validation folder>
It is fitted on validation images only: trained sources, libraries never trained on, and our renderer's held-out
fonts and effects, so that scores are calibrated outside the training data too.
"""
import sys

import numpy as np
import torch

from evaluate import gather, judge, load_network, summarise

CANDIDATES = [0.5, 0.6, 0.7, 0.8, 0.9, 1.0, 1.1, 1.25]


def cost(sources, temperature):
    """Mean over the sources of the log loss of 'right' against the score."""
    losses = []
    for results in sources.values():
        _, right, _, score = judge(results, temperature)[0].T
        score = np.clip(score, 1e-4, 1 - 1e-4)
        losses.append(-np.mean(right * np.log(score) + (1 - right) * np.log(1 - score)))
    return float(np.mean(losses))


if __name__ == "__main__":
    torch.set_num_threads(1)
    sources = gather(load_network(sys.argv[1]), sys.argv[2], 300)
    costs = {temperature: cost(sources, temperature) for temperature in CANDIDATES}
    for temperature, value in costs.items():
        print(f"{temperature}: {value:.4f}")
    best = min(costs, key=costs.get)
    print(f"best {best}")
    for name, results in sources.items():
        print(name, summarise(judge(results, best)[0]))
