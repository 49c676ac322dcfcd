"""Adds shortcut blocks to a trained network. At first they change nothing, because their second convolution is scaled by zero.

usage: /usr/bin/python3 grow_network.py <checkpoint> <output.pt> <shortcuts before, as 1,1,1> <shard> [<shard> ...]

The images of the shards provide the statistics for the new blocks' normalisation, so that training can keep it frozen.
"""
import re
import sys

import torch

from import_onnx import sample_pictures
from model import Recogniser


def places_of_blocks(shortcuts):
    """Index in `features` of every layer, in order, with None for the new blocks."""
    plain = ["conv", "conv", "conv", *["third"] * shortcuts[0], "conv", *["fourth"] * shortcuts[1], "conv", *["fifth"] * shortcuts[2]]
    counts = {}
    named = []
    for kind in plain:
        counts[kind] = counts.get(kind, 0) + 1
        named.append(f"{kind} {counts[kind]}")
    return {name: index for index, name in enumerate(named)}


def move_layers(weights, before, after):
    """The old weights under their names in the larger network."""
    old_places, new_places = places_of_blocks(before), places_of_blocks(after)
    moved = {old_places[name]: new_places[name] for name in old_places}
    return {re.sub(r"^features\.(\d+)", lambda found: f"features.{moved[int(found[1])]}", name): value for name, value in weights.items()}


def measure_new_blocks(model, new_blocks, pictures):
    """Sets the statistics of each new normalisation to those of the first images it sees."""

    def measure(module, inputs):
        variance, mean = torch.var_mean(inputs[0], dim=(0, 2, 3), unbiased=False)
        module.running_mean.copy_(mean)
        module.running_var.copy_(variance)

    hooks = [module.register_forward_pre_hook(measure) for block in new_blocks for module in block.modules() if isinstance(module, torch.nn.BatchNorm2d)]
    with torch.no_grad():
        model(pictures)
    for hook in hooks:
        hook.remove()


def grow(weights, before, pictures):
    torch.manual_seed(1)
    model = Recogniser().eval()
    after = model.shortcuts
    missing, unexpected = model.load_state_dict(move_layers(weights, before, after), strict=False)
    if unexpected:
        raise ValueError(f"the checkpoint has layers that the network lacks: {unexpected}")
    places = sorted({int(name.split(".")[1]) for name in missing})
    blocks = [model.features[place] for place in places]
    for block in blocks:
        torch.nn.init.zeros_(block.second[1].weight)
    measure_new_blocks(model, blocks, pictures)
    return model.state_dict()


if __name__ == "__main__":
    checkpoint = torch.load(sys.argv[1], map_location="cpu")
    before = [int(count) for count in sys.argv[3].split(",")]
    grown = grow(checkpoint["average"], before, sample_pictures(sys.argv[4:]))
    torch.save({"model": grown, "average": grown, "step": checkpoint["step"], "pictures": checkpoint["pictures"]}, sys.argv[2])
