"""Letters in a row for the kinds that belong to no library: each with its own face, size and turn, as close together as asked."""
from dataclasses import dataclass

import cv2
import numpy as np

from .gd import letter


@dataclass
class Placed:
    """A letter's coverage and its place in the image."""

    mask: np.ndarray
    left: int
    top: int


def ink_span(drawn):
    columns = np.nonzero(drawn.mask.max(axis=0) > 60)[0]
    return (columns[0], columns[-1] + 1) if len(columns) else (0, 1)


def lay_row(random, text, face_for, size_for, turn=0.0, gap=0.0, rise=0.0, slant=0.0):
    """Letters side by side by their ink, from x = 0 and around y = 0. The gap is a share of the letter's width; below zero letters overlap."""
    placed, right = [], 0.0
    for character in text:
        if character == " ":
            right += 0.3 * size_for(character)
            continue
        size = size_for(character)
        drawn = letter(face_for(character), size, character, random.uniform(-turn, turn), random.uniform(-slant, slant))
        start, end = ink_span(drawn)
        right += gap * random.uniform(0.7, 1.3) * (end - start) if placed else 0
        # Centred on the capitals' middle, so that mixed sizes stay in one line.
        top = drawn.top + 0.36 * size + random.uniform(-rise, rise) * size
        placed.append(Placed(drawn.mask, round(right - start), round(top)))
        right += end - start
    return placed, round(right)


def centre_row(random, placed, row_width, height, width, keep_inside=True):
    """Moves the letters to the middle of the image. With keep_inside their vertical extent is centred too."""
    top = min(one.top for one in placed)
    bottom = max(one.top + one.mask.shape[0] for one in placed)
    down = round((height - (bottom - top)) / 2 - top) if keep_inside else round(height / 2)
    room = max(0, (width - row_width) // 2 - 2)
    across = (width - row_width) // 2 + random.randint(-room, room) // 2
    return [Placed(one.mask, one.left + across, one.top + down) for one in placed]


def shrink(placed, row_width, factor):
    """All letters and their places, scaled."""
    smaller = [Placed(cv2.resize(one.mask, None, fx=factor, fy=factor, interpolation=cv2.INTER_AREA), round(one.left * factor), round(one.top * factor)) for one in placed]
    return smaller, round(row_width * factor)


def extent(placed):
    return max(one.top + one.mask.shape[0] for one in placed) - min(one.top for one in placed)


def grown(mask, by):
    """The coverage with room around it, thickened."""
    wide = np.pad(mask, by)
    return cv2.dilate(wide, cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (2 * by + 1,) * 2))
