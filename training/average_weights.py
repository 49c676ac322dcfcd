"""Averages the weights of checkpoints of one training, the last of which continues from the first.

usage: python average_weights.py <output.pt> <checkpoint> <checkpoint> ...
"""
import sys

import torch


def main(output, *paths):
    checkpoints = [torch.load(path) for path in paths]
    averages = [checkpoint["average"] for checkpoint in checkpoints]
    mean = {name: sum(average[name] for average in averages) / len(averages) if value.dtype.is_floating_point else value for name, value in averages[0].items()}
    torch.save({**checkpoints[0], "average": mean}, output)


if __name__ == "__main__":
    main(*sys.argv[1:])
