"""Writes test folders of fresh images, one per source, as the libraries write the files, with an answers.json in each.

usage: nice python make_tests.py <folder> <count> [<first seed>]
Test seeds start at 900,000 and validation seeds at 800,000. Training uses neither.
"""
import json
import os
import sys

from data.sources import LIBRARIES, encoded_samples

TEST_SEED = 900_000


def write_source(folder, source, count, seed):
    target = os.path.join(folder, source)
    os.makedirs(target, exist_ok=True)
    answers = {}
    for index, (label, data) in enumerate(encoded_samples(source, count, seed, "defaults")):
        name = f"{index:04d}.{LIBRARIES[source].extension}"
        answers[name] = label
        with open(os.path.join(target, name), "wb") as file:
            file.write(data)
    with open(os.path.join(target, "answers.json"), "w") as file:
        json.dump(answers, file, indent=1)


if __name__ == "__main__":
    for source in LIBRARIES:
        write_source(sys.argv[1], source, int(sys.argv[2]), int(sys.argv[3]) if len(sys.argv) > 3 else TEST_SEED)
