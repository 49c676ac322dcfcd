"""Writes the card of a model beside its weights.

usage: python write_metadata.py <temperature> <output.json>
"""
import json
import sys

from data.shards import HEIGHT, LEAST_WIDTH, MOST_WIDTH, MULTIPLE
from model import ALPHABET, BLANK


def write_card(temperature, path):
    card = {
        "version": 2,
        "height": HEIGHT,
        "minWidth": LEAST_WIDTH,
        "maxWidth": MOST_WIDTH,
        "widthMultiple": MULTIPLE,
        "channels": 3,
        "alphabet": ALPHABET,
        "blank": BLANK,
        "temperature": float(temperature),
    }
    with open(path, "w") as file:
        json.dump(card, file, indent=2)
        file.write("\n")


if __name__ == "__main__":
    write_card(sys.argv[1], sys.argv[2])
