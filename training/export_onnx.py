"""Writes a checkpoint as ONNX, its large weights as 8-bit integers with a scale for each output channel, computed with as 32-bit floats.

usage: python export_onnx.py <checkpoint> <output.onnx>
"""
import sys
import warnings

import numpy as np
import onnx
import torch
from onnx import helper, numpy_helper

from model import load_recogniser

LEAST_TO_SHRINK = 1024
# What a matrix's name ends in that is stored the other way round than in PyTorch.
TRANSPOSED = ".transposed"


def name_matrices(graph, model):
    """Names the matrices of linear layers after their parameters: the exporter numbers them."""
    parameters = {value.detach().numpy().T.tobytes(): name for name, value in model.named_parameters() if value.ndim == 2}
    for initialiser in graph.initializer:
        name = parameters.get(numpy_helper.to_array(initialiser).tobytes())
        if name and initialiser.name.startswith("onnx::"):
            for node in graph.node:
                node.input[:] = [name + TRANSPOSED if used == initialiser.name else used for used in node.input]
            initialiser.name = name + TRANSPOSED


def shrink_weights(graph):
    """Replaces each large weight by integers in [-127, 127] and a node that scales them back, output channel by output channel."""
    for initialiser in list(graph.initializer):
        values = numpy_helper.to_array(initialiser)
        if values.dtype != "float32" or values.size < LEAST_TO_SHRINK:
            continue
        axis = 1 if initialiser.name.endswith(TRANSPOSED) else 0
        others = tuple(index for index in range(values.ndim) if index != axis)
        scales = np.maximum(np.abs(values).max(others), 1e-8) / 127
        shape = [-1 if index == axis else 1 for index in range(values.ndim)]
        integers = np.rint(values / scales.reshape(shape)).astype(np.int8)
        names = [initialiser.name + "_integers", initialiser.name + "_scales"]
        graph.initializer.remove(initialiser)
        graph.initializer.extend([numpy_helper.from_array(integers, names[0]), numpy_helper.from_array(scales.astype("float32"), names[1])])
        graph.node.insert(0, helper.make_node("DequantizeLinear", names, [initialiser.name], axis=axis))


def export(model, path):
    model = model.eval()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        torch.onnx.export(
            model,
            torch.rand(2, 3, 48, 160),
            path,
            opset_version=17,
            dynamo=False,
            input_names=["image"],
            output_names=["logits"],
            dynamic_axes={"image": {0: "batch", 3: "width"}, "logits": {0: "batch", 1: "steps"}},
        )
    exported = onnx.load(path)
    name_matrices(exported.graph, model)
    shrink_weights(exported.graph)
    onnx.checker.check_model(exported)
    onnx.save(exported, path)


if __name__ == "__main__":
    export(load_recogniser(sys.argv[1]), sys.argv[2])
