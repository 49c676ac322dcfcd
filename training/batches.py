"""Endless batches of images of similar width, drawn from the shards in a folder."""
import glob
import os
from random import Random

import numpy as np
import torch

from data.shards import MOST_WIDTH, MULTIPLE, Shard
from model import ALPHABET

CLASS_OF = {character: index + 1 for index, character in enumerate(ALPHABET)}
# A worker's batch holds as many images as add up to this width: 40 of 160 pixels.
BATCH_COLUMNS = 40 * 160


def pad_right(picture, width):
    """Repeats the last column, as the package does."""
    return np.pad(picture, ((0, 0), (0, width - picture.shape[1]), (0, 0)), mode="edge") if picture.shape[1] < width else picture


def round_up(width):
    return min(MOST_WIDTH, -(-width // MULTIPLE) * MULTIPLE)


def collate(pictures, labels):
    width = round_up(max(picture.shape[1] for picture in pictures))
    images = np.stack([pad_right(picture, width) for picture in pictures])
    targets = [CLASS_OF[character] for label in labels for character in label]
    lengths = [len(label) for label in labels]
    return torch.from_numpy(images).permute(0, 3, 1, 2).float().div_(255), torch.tensor(targets), torch.tensor(lengths)


def cut_by_width(entries, width_of):
    """Cuts entries sorted by width into batches of one worker."""
    batches, at = [], 0
    while at < len(entries):
        count = max(8, int(BATCH_COLUMNS / width_of(entries[at])))
        batches.append(entries[at : at + count])
        at += count
    return batches


class ShardPool:
    """Opens the existing shards and picks up new ones as generators write them."""

    def __init__(self, folder):
        self.folder, self.shards = folder, {}
        self.refresh()

    def refresh(self):
        for path in sorted(glob.glob(os.path.join(self.folder, "*.pixels"))):
            name = path[: -len(".pixels")]
            if not os.path.exists(name + ".json"):
                continue
            if name not in self.shards:
                self.shards[name] = Shard(name)
        self.pictures = sum(len(shard.chosen) for shard in self.shards.values())


def endless_batches(pool, seed, shards_at_once=6):
    """Mixes a few shards at a time, all chosen equally often, new ones first."""
    random = Random(seed)
    seen = {}
    while True:
        pool.refresh()
        names = sorted(pool.shards, key=lambda name: (seen.get(name, 0), random.random()))[:shards_at_once]
        for name in names:
            seen[name] = seen.get(name, 0) + 1
        entries = [(name, index, width + random.uniform(-6, 6)) for name in names for index in pool.shards[name].chosen for width in [pool.shards[name].widths[index]]]
        entries.sort(key=lambda entry: entry[2])
        batches = cut_by_width(entries, lambda entry: entry[2])
        random.shuffle(batches)
        for batch in batches:
            pictures = [pool.shards[name].picture(index) for name, index, _ in batch]
            yield collate(pictures, [pool.shards[name].labels[index] for name, index, _ in batch])
