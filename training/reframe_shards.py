"""Writes shards with small letters in tall or wide images, made from finished shards at a tenth of the cost.

usage: nice python reframe_shards.py <folder> <first new number> <shard> <shard> ...      two shards make one
"""
import os
import sys
from random import Random

import cv2
import numpy as np

from data.shards import HEIGHT, Shard, ShardWriter, fits, resize_to_height


def add_room(random, picture):
    """Adds margins around the image: its border repeated, or the most common colour of the border."""
    above, below = (int(HEIGHT * random.uniform(0.05, 0.55)) for _ in range(2))
    left, right = (int(HEIGHT * random.choice([0, 0.2, 0.8]) * random.random()) for _ in range(2))
    border = random.choice([cv2.BORDER_REPLICATE, cv2.BORDER_CONSTANT])
    edge = np.concatenate([picture[0], picture[-1], picture[:, 0], picture[:, -1]])
    return cv2.copyMakeBorder(picture, above, below, left, right, border, value=np.median(edge, axis=0).tolist())


def reframe(path, number, shards):
    random, writer = Random(number), ShardWriter(path)
    for shard in shards:
        for index in range(len(shard)):
            if shard.sources[index] != "ours" and random.random() > 0.1:
                continue
            picture = resize_to_height(add_room(random, np.ascontiguousarray(shard.picture(index))), random.choice([cv2.INTER_AREA, cv2.INTER_LINEAR]))
            if fits(shard.labels[index], picture.shape[1]):
                writer.add(picture, shard.labels[index], shard.sources[index])
    writer.close()


def main(folder, first, *names):
    cv2.setNumThreads(1)
    for offset in range(0, len(names), 2):
        number = int(first) + offset // 2
        reframe(os.path.join(folder, f"{number:05d}"), number, [Shard(os.path.join(folder, name)) for name in names[offset : offset + 2]])


if __name__ == "__main__":
    main(*sys.argv[1:])
