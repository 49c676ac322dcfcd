"""Turns an exported network back into a checkpoint, so that training can continue from the weights in models/.

usage: python import_onnx.py <recogniser.onnx> <output.pt>
"""
import sys

import onnx
import torch
from onnx import numpy_helper

from export_onnx import TRANSPOSED
from model import Recogniser


def import_network(path):
    graph = onnx.load(path).graph
    stored = {initialiser.name: torch.tensor(numpy_helper.to_array(initialiser)) for initialiser in graph.initializer}
    for node in graph.node:
        if node.op_type == "DequantizeLinear":
            integers, scales = (stored.pop(name) for name in node.input)
            axis = node.attribute[0].i
            stored[node.output[0]] = integers.float() * scales.view([-1 if index == axis else 1 for index in range(integers.ndim)])
    model = Recogniser().eval()
    model.load_state_dict({name: stored[name + TRANSPOSED].T if name + TRANSPOSED in stored else stored[name] for name in model.state_dict()})
    return model


if __name__ == "__main__":
    weights = import_network(sys.argv[1]).state_dict()
    torch.save({"model": weights, "average": weights, "step": 0, "pictures": 0}, sys.argv[2])
