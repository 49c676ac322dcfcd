"""Writes models/recogniser.json beside the weights.

usage: python3 write_metadata.py <temperature> <output.json>
"""
import json
import sys

ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz+-*/=?"


def main(temperature, path):
    metadata = {
        "version": 1,
        "height": 48,
        "minWidth": 32,
        "maxWidth": 400,
        "widthMultiple": 4,
        "channels": 3,
        "alphabet": ALPHABET,
        "blank": 0,
        "temperature": float(temperature),
    }
    with open(path, "w") as file:
        json.dump(metadata, file, indent=2)
        file.write("\n")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
