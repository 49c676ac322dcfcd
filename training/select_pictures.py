"""Finds the images that training can still learn from: neither read with certainty nor beyond reading.

usage: nice python select_pictures.py <checkpoint> <folder of shards> [<part> <parts>]

Writes `<shard>.chosen.json` beside each shard, with the indexes of its chosen images. `train.py` uses only those. An image read with certainty
changes the weights by next to nothing but costs as much as any other, and so does one whose letters nobody can read.
"""
import glob
import json
import sys
from random import Random

import torch

from batches import collate, cut_by_width
from data.shards import Shard
from model import load_recogniser
from train import batch_loss

# Loss of the whole label, in nats: below the first an image is read with certainty (97 %), above the second (0.01 %) it is beyond reading.
SURE, BEYOND = 0.03, 9.0
# Share of the certain images to keep, so that nothing is forgotten and scores stay calibrated.
SURE_KEPT = 0.15


@torch.no_grad()
def losses_of(model, shard):
    """The loss of every image in a shard."""
    losses = [0.0] * len(shard)
    order = sorted(range(len(shard)), key=lambda index: shard.widths[index])
    for chosen in cut_by_width(order, lambda index: shard.widths[index]):
        batch = collate([shard.picture(index) for index in chosen], [shard.labels[index] for index in chosen])
        for index, loss in zip(chosen, batch_loss(model, *batch, reduction="none").tolist()):
            losses[index] = loss
    return losses


def choose(losses, random):
    return [index for index, loss in enumerate(losses) if loss < BEYOND and (loss > SURE or random.random() < SURE_KEPT)]


def main(checkpoint, folder, part=0, parts=1):
    torch.set_num_threads(1)
    model = load_recogniser(checkpoint)
    names = sorted(path[: -len(".pixels")] for path in glob.glob(f"{folder}/*.pixels"))
    for name in names[int(part) :: int(parts)]:
        losses = losses_of(model, Shard(name))
        chosen = choose(losses, Random(name))
        with open(f"{name}.chosen.json", "w") as file:
            json.dump(chosen, file)
        sure, beyond = sum(loss <= SURE for loss in losses), sum(loss >= BEYOND for loss in losses)
        print(f"{name}: {len(losses)} pictures, {sure} sure, {beyond} beyond reading, {len(chosen)} chosen", flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
