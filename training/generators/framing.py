"""The stream every generator writes: a byte with the label's length, the label in UTF-8, four little-endian bytes with the image's length, the image file."""
import struct
import sys

DIGITS = "0123456789"
LOWER = "abcdefghijklmnopqrstuvwxyz"
UPPER = LOWER.upper()
# What applications draw with a library that leaves the text to them.
ALPHABETS = [DIGITS, LOWER, UPPER, LOWER + UPPER, UPPER + DIGITS, LOWER + DIGITS, LOWER + UPPER + DIGITS]
LOOK_ALIKES = "0OoQDCcIl1JjiSs5Zz2Bb8VvUuWwXxKkPpGg69qg7Tt"


def random_text(chooser, low, high, alphabet=None, mode="defaults"):
    if mode == "look-alikes":
        alphabet = LOOK_ALIKES if alphabet is None else [*alphabet, *(letter for letter in LOOK_ALIKES if letter in alphabet)]
    alphabet = alphabet or chooser.choice(ALPHABETS)
    return "".join(chooser.choice(alphabet) for _ in range(chooser.randint(low, high)))


def write_sample(label, image):
    text = label.encode()
    sys.stdout.buffer.write(struct.pack("<B", len(text)) + text + struct.pack("<I", len(image)) + image)


def arguments():
    """Count, seed and mode from the command line."""
    return int(sys.argv[1]), int(sys.argv[2]), sys.argv[3] if len(sys.argv) > 3 else "defaults"
