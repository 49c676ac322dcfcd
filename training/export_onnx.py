"""Writes models/recogniser.onnx from a checkpoint, with weights stored as 16-bit floats and computed with as 32-bit floats.

usage: /usr/bin/python3 export_onnx.py <checkpoint> <output.onnx>
"""
import sys
import warnings

import onnx
import torch
from onnx import TensorProto, helper, numpy_helper

from model import Recogniser, load_recogniser

LEAST_TO_HALVE = 64


def fold_batch_norms(model):
    """Folds each normalisation into the convolution before it, for a smaller and faster graph."""
    from torch.nn.utils.fusion import fuse_conv_bn_eval

    for module in model.modules():
        if isinstance(module, torch.nn.Sequential) and len(module) >= 2 and isinstance(module[1], torch.nn.BatchNorm2d):
            module[0] = fuse_conv_bn_eval(module[0], module[1])
            module[1] = torch.nn.Identity()
    return model


def halve_weights(graph):
    """Stores large initialisers as 16-bit floats with a cast back, which the runtime folds when it loads the model."""
    for initialiser in list(graph.initializer):
        values = numpy_helper.to_array(initialiser)
        if values.dtype != "float32" or values.size < LEAST_TO_HALVE:
            continue
        half = numpy_helper.from_array(values.astype("float16"), initialiser.name + "_half")
        graph.initializer.remove(initialiser)
        graph.initializer.append(half)
        graph.node.insert(0, helper.make_node("Cast", [half.name], [initialiser.name], to=TensorProto.FLOAT))


def export(model, path):
    model = fold_batch_norms(model.eval())
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        torch.onnx.export(
            model,
            torch.rand(2, 3, 48, 160),
            path,
            opset_version=13,
            input_names=["image"],
            output_names=["logits"],
            dynamic_axes={"image": {0: "batch", 3: "width"}, "logits": {0: "batch", 1: "steps"}},
        )
    exported = onnx.load(path)
    halve_weights(exported.graph)
    onnx.checker.check_model(exported)
    onnx.save(exported, path)


if __name__ == "__main__":
    export(load_recogniser(sys.argv[1]) if sys.argv[1] != "random" else Recogniser(), sys.argv[2])
