"""Copies a few test images and their answers into training/fixtures, for the package's own tests.

usage: python3 make_fixtures.py <test folder>
"""
import json
import os
import shutil
import sys

from data.sources import TRAINED

COUNT = 8
HERE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "fixtures")


def main(folder):
    answers = {}
    for source in TRAINED:
        with open(os.path.join(folder, source, "answers.json")) as file:
            labels = json.load(file)
        os.makedirs(os.path.join(HERE, source), exist_ok=True)
        for number, name in enumerate(sorted(labels)[:COUNT], start=1):
            copy = f"{source}/{number}{os.path.splitext(name)[1]}"
            shutil.copyfile(os.path.join(folder, source, name), os.path.join(HERE, copy))
            answers[copy] = labels[name]
    with open(os.path.join(HERE, "answers.json"), "w") as file:
        json.dump(answers, file, indent=2)
        file.write("\n")


if __name__ == "__main__":
    main(sys.argv[1])
