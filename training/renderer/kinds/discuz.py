"""Discuz!'s and DedeCMS's style: few letters with shadows, each in its own tone, on a gradient or a light ground with arcs; GIF-like colours."""
import cv2
import numpy as np

from .. import backgrounds
from ..colours import contrasting_colour
from .faces import choose_face
from .gd import any_size, blend, border, canvas, letter, pick_text, random_line, shade, small_dots

DISCUZ, DEDE = "BCEFGHJKMPQRTVWXY2346789", "ABCDEFGHIJKLMNPQRSTUVWXYZ23456789"


def arcs(random, picture, count, tone):
    height, width = picture.shape[:2]
    for _ in range(count):
        centre, axes = (random.randint(-width // 2, width), random.randint(-height, height * 2)), (random.randint(width // 4, width), random.randint(height // 2, height * 2))
        start = random.randint(0, 360)
        cv2.ellipse(picture, centre, axes, 0, start, start + random.randint(60, 300), contrasting_colour(random, tone, 25), 1)


def draw(random, generator):
    small = random.random() < 0.4
    text = pick_text(random, DEDE if small else DISCUZ, 4 if random.random() < 0.85 else 5)
    height, width = any_size(random, *random.choice([(24, 68), (25, 70), (30, 100)] if small else [(60, 150), (30, 100), (40, 120)]))
    tone = shade(random, 200, 250)
    picture = backgrounds.gradient(random, height, width, tone) if random.random() < 0.6 else canvas(height, width, tone)
    if random.random() < 0.6:
        arcs(random, picture, random.randint(2, 10), tone)
    path = choose_face(random, random.choice(["serif bold", "sans bold", "display", "sans"]), text)
    several, each_own, base = random.random() < 0.3, random.random() < 0.6, shade(random, 0, 150)
    size = height * random.uniform(0.55, 0.85)
    step = (width - 6) / len(text)
    turn, shadow = random.choice([0, 10, 25, 30]), random.random() < 0.6
    for index, character in enumerate(text):
        face = choose_face(random, "display", character) if several else path
        drawn = letter(face, min(size * random.uniform(0.85, 1.1), 1.5 * step), character, random.uniform(-turn, turn))
        colour = shade(random, 0, 170) if each_own else base
        if random.random() < 0.3:
            # Some letters are paler than their neighbours.
            colour = tuple(int(part + (ground - part) * random.uniform(0.3, 0.65)) for part, ground in zip(colour, tone))
        y = height / 2 - drawn.mask.shape[0] / 2 + random.uniform(-0.1, 0.1) * height
        at = 3 + index * step + random.uniform(0, max(0, step - drawn.mask.shape[1]))
        if shadow:
            blend(picture, drawn.mask, round(at) + 1, round(y) + 1, random.choice([(255, 255, 255), shade(random, 0, 255)]))
        blend(picture, drawn.mask, round(at), round(y), colour)
    if random.random() < 0.3:
        for _ in range(random.randint(1, 3)):
            random_line(random, picture, shade(random, 60, 220))
    if random.random() < 0.4:
        small_dots(generator, picture, random.randint(20, 100), shade(random, 60, 220), 1)
    if random.random() < 0.4:
        border(picture, shade(random, 0, 160))
    if random.random() < 0.4:
        # The palette of a GIF.
        picture = (picture // 24 * 24 + 12).astype(np.uint8)
    return text, picture
