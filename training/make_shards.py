"""Renders training shards one after another, each with the whole mix of sources.

usage: nice /usr/bin/python3 make_shards.py <folder> <first> <last> [real|ours|look-alikes]      shard numbers, which are also the seeds
With "real", a shard has only the three libraries that are learnt most slowly; with "ours", only our renderer; with "look-alikes", images at the libraries' defaults full
of the letters that are misread most, with the library's own margins, for `train.py --plain-shards`.
"""
import os
import sys
from random import Random

import cv2

from data.shards import INTERPOLATIONS, ShardWriter, fits, resize_to_height, vary_framing
from data.sources import samples

# Images of each source in a shard. Gregwar is the hardest library and gets the most.
MIX = {"ours": 2300, "gregwar": 1100, "svg": 350, "django": 750, "trek": 600}
REAL_MIX = {"gregwar": 1600, "trek": 1700, "django": 1700}
OURS_MIX = {"ours": 5000}
LOOK_ALIKES_MIX = {"svg": 1500, "gregwar": 2000, "django": 1500}
MIXES = {"all": (MIX, "varied"), "real": (REAL_MIX, "varied"), "ours": (OURS_MIX, "varied"), "look-alikes": (LOOK_ALIKES_MIX, "look-alikes")}


def make_shard(path, number, mix, mode):
    random = Random(number)
    writer = ShardWriter(path)
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
            make_shard(path, number, *MIXES[kind])
            print(f"shard {number} written", flush=True)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), *sys.argv[4:])
