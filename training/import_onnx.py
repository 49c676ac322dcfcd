"""Turns an exported network back into a checkpoint, so that training can continue from the weights in models/.

usage: /usr/bin/python3 import_onnx.py <recogniser.onnx> <output.pt> <shard> [<shard> ...]

The export folded every normalisation into its convolution. This unfolds each with the statistics of images from the
shards, so that the network computes the same as before, both in training (which normalises per batch) and in evaluation.
"""
import sys

import onnx
import torch
from onnx import numpy_helper

from batches import collate
from data.shards import Shard
from model import Recogniser
from train import EASY_STEPS

PICTURES = 768


def read_initialisers(path):
    return {initialiser.name.removesuffix("_half"): torch.from_numpy(numpy_helper.to_array(initialiser).astype("float32")) for initialiser in onnx.load(path).graph.initializer}


def swap_gates(values, axis):
    """ONNX orders the gates of a GRU as update, reset, new; PyTorch as reset, update, new."""
    update, reset, new = values.chunk(3, axis)
    return torch.cat([reset, update, new], axis)


def load_recurrent(layer, weights, recurrences, biases):
    for direction, suffix in enumerate(("", "_reverse")):
        from_input, from_state = biases[direction].chunk(2)
        getattr(layer, f"weight_ih_l0{suffix}").copy_(swap_gates(weights[direction], 0))
        getattr(layer, f"weight_hh_l0{suffix}").copy_(swap_gates(recurrences[direction], 0))
        getattr(layer, f"bias_ih_l0{suffix}").copy_(swap_gates(from_input, 0))
        getattr(layer, f"bias_hh_l0{suffix}").copy_(swap_gates(from_state, 0))


def unfold_normalisation(normalisation, bias):
    """Sets the normalisation from the first images it sees, so that its output is its input plus the bias."""

    def measure(module, inputs):
        variance, mean = torch.var_mean(inputs[0], dim=(0, 2, 3), unbiased=False)
        module.running_mean.copy_(mean)
        module.running_var.copy_(variance)
        module.weight.copy_((variance + module.eps).sqrt())
        module.bias.copy_(mean + bias)
        hook.remove()

    hook = normalisation.register_forward_pre_hook(measure)


def sample_pictures(paths):
    shards = [Shard(path) for path in paths]
    each = PICTURES // len(shards)
    chosen = [(shard, index) for shard in shards for index in torch.linspace(0, len(shard) - 1, each).long().tolist()]
    chosen = [(shard, index) for shard, index in chosen if shard.widths[index] <= 200]
    return collate([shard.picture(index) for shard, index in chosen], [shard.labels[index] for shard, index in chosen])[0]


@torch.no_grad()
def import_network(path, shards):
    stored = read_initialisers(path)
    model = Recogniser().eval()
    for name, module in model.named_modules():
        if isinstance(module, torch.nn.Sequential) and len(module) >= 2 and isinstance(module[1], torch.nn.BatchNorm2d):
            module[0].weight.copy_(stored[f"{name}.0.weight"])
            unfold_normalisation(module[1], stored[f"{name}.0.bias"])
    # The exporter numbers the weights that it transposes, in the order of the graph.
    (columns, weights, recurrences, biases, classes) = [stored[name] for name in sorted_by_graph(path)]
    model.columns[0].weight.copy_(columns.T)
    model.columns[0].bias.copy_(stored["columns.0.bias"])
    load_recurrent(model.along, weights, recurrences, biases)
    model.classes.weight.copy_(classes.T)
    model.classes.bias.copy_(stored["classes.bias"])
    model(sample_pictures(shards))
    return model


def sorted_by_graph(path):
    """Names of the weights of the first linear layer, the GRU (input, recurrent, bias) and the last linear layer."""
    nodes = [node for node in onnx.load(path).graph.node if node.op_type in ("MatMul", "GRU")]
    first, recurrent, last = nodes
    return [first.input[1], *recurrent.input[1:4], last.input[1]]


if __name__ == "__main__":
    model = import_network(sys.argv[1], sys.argv[3:])
    state = model.state_dict()
    torch.save({"model": state, "average": state, "step": EASY_STEPS, "pictures": 0}, sys.argv[2])
