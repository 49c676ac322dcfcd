"""Writes a checkpoint to start from: PP-OCRv6's small recogniser (Apache-2.0), as the Python package `rapidocr` ships it, with a last layer for our alphabet.

usage: python import_ppocr.py <checkpoint>
"""
import os
import sys

import onnx
import rapidocr
import torch
from onnx import numpy_helper

from model import ALPHABET, Recogniser

PUBLISHED = os.path.join(os.path.dirname(rapidocr.__file__), "models", "PP-OCRv6_rec_small.onnx")


def published_weights(graph):
    """The weights in the order of the graph, every normalisation folded into the convolution before it."""
    values = {initialiser.name: torch.tensor(numpy_helper.to_array(initialiser)) for initialiser in graph.initializer}
    weights = []
    for node in graph.node:
        known = [values[name] for name in node.input if name in values and values[name].numel() > 1]
        if node.op_type == "BatchNormalization":
            scale, shift, mean, variance = known
            factor = scale / (variance + node.attribute[0].f).sqrt()
            weights[-1] = weights[-1] * factor.view(-1, 1, 1, 1)
            weights.append(shift - mean * factor)
        elif node.op_type == "MatMul" and known:
            weights.append(known[0].T)
        elif node.op_type in ("Conv", "Add", "Mul"):
            weights += [value.flatten() if node.op_type == "Add" else value for value in known]
    return weights


def alphabet_rows(characters):
    """The published classes of our blank and of each of our characters."""
    return [0] + [characters.index(character) + 1 for character in ALPHABET]


def import_ppocr(path):
    published = onnx.load(path)
    characters = next(entry.value for entry in published.metadata_props if entry.key == "character").split("\n")
    weights = published_weights(published.graph)
    rows = alphabet_rows(characters)
    weights[-2:] = [values[rows] for values in weights[-2:]]
    model = Recogniser()
    # PP-OCR reads BGR.
    weights[0] = weights[0].flip(1)
    parameters = model.state_dict()
    if len(parameters) != len(weights):
        raise RuntimeError(f"The published network has {len(weights)} tensors and ours {len(parameters)}.")
    for (name, own), value in zip(parameters.items(), weights):
        if own.shape != value.shape:
            raise RuntimeError(f"{name} has the shape {list(own.shape)}, and the published tensor {list(value.shape)}.")
    model.load_state_dict(dict(zip(parameters, weights)))
    return model


if __name__ == "__main__":
    model = import_ppocr(PUBLISHED)
    torch.save({"model": model.state_dict(), "average": model.state_dict(), "step": 0, "pictures": 0}, sys.argv[1])
