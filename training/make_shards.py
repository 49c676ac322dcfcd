"""Renders training shards one after another, each with the whole mix of sources.

usage: nice python make_shards.py <folder> <first> <last> [all|libraries|own|look-alikes]      shard numbers, which are also the seeds
With "libraries" or "own", a shard has only these sources; with "look-alikes", images at the libraries' defaults full
of the letters that are misread most, with the library's own margins, for `train.py --plain-shards`.
"""
import os
import sys
from random import Random

import cv2

from data.shards import INTERPOLATIONS, ShardWriter, fits, resize_to_height, vary_framing
from data.sources import LIBRARIES, OWN, TRAINED, samples

SHARD = 4000
LOOK_ALIKES_MIX = {"svg": 1500, "gregwar": 1500, "django": 1000}


def mix_of(kind):
    """Images of each source in a shard, and the generators' mode."""
    if kind == "look-alikes":
        return LOOK_ALIKES_MIX, "look-alikes"
    shares = {**OWN, **{name: LIBRARIES[name].share for name in TRAINED}}
    chosen = {"all": shares, "own": OWN, "libraries": {name: shares[name] for name in TRAINED}}[kind]
    scale = SHARD / sum(chosen.values())
    return {name: round(share * scale) for name, share in chosen.items()}, "varied"


def make_shard(path, number, kind):
    random = Random(number)
    writer = ShardWriter(path)
    mix, mode = mix_of(kind)
    for source, count in mix.items():
        for label, picture in samples(source, count, number, mode):
            framed = vary_framing(random, picture) if mode == "varied" else resize_to_height(picture, random.choice(INTERPOLATIONS))
            if fits(label, framed.shape[1]):
                writer.add(framed, label, source)
    writer.close()


def main(folder, first, last, kind="all"):
    cv2.setNumThreads(1)
    os.makedirs(folder, exist_ok=True)
    for number in range(first, last + 1):
        path = os.path.join(folder, f"{number:05d}")
        if not os.path.exists(path + ".json"):
            make_shard(path, number, kind)
            print(f"shard {number} written", flush=True)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), *sys.argv[4:])
