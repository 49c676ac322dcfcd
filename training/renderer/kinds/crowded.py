"""Heavy display letters that overlap and are cut by the frame, in one colour or in several."""
import numpy as np

from ..colours import contrasting_colour
from ..texts import CONSONANTS, DIGITS, LOWER, UPPER, VOWELS, random_word
from . import rows
from .faces import choose_face
from .gd import blend, jpeg, pick_text, random_line
from .grounds import any_ground

# Pairs that read as one letter once they touch.
TRICKY = ["di", "cl", "ck", "lu", "rn", "vv", "nn", "ri", "ol", "il", "fi", "tl", "cj", "ui", "IJ", "VV", "LI", "CI", "OI", "KI"]


def choose_text(random):
    kind = random.random()
    if kind < 0.3:
        text = random_word(random).lower()[:8]
        return text
    if kind < 0.55:
        text = pick_text(random, random.choice([LOWER, CONSONANTS + VOWELS]), 2, 5)
        at = random.randint(0, len(text))
        return text[:at] + random.choice(TRICKY[:14]) + text[at:]
    if kind < 0.65:
        text = pick_text(random, UPPER, 2, 4)
        at = random.randint(0, len(text))
        return text[:at] + random.choice(TRICKY[14:]) + text[at:]
    return pick_text(random, random.choice([LOWER, UPPER, LOWER + DIGITS, UPPER + DIGITS, LOWER + UPPER + DIGITS]), 4, 7)


def draw(random, generator):
    text = choose_text(random)
    size = random.uniform(26, 60)
    style = random.choices(["heavy", "display", "sans bold", "serif bold", "hand"], weights=[5, 2, 2, 1, 1])[0]
    one_face = choose_face(random, style, text) if random.random() < 0.7 else None
    face_for = lambda character: one_face or choose_face(random, style, character)
    spread, several = random.choice([0, 0.1, 0.25]), random.random() < 0.5
    # In several colours letters stay apart for the eye even where they overlap by a third.
    gap = random.uniform(-0.34, -0.05) if several else random.uniform(-0.18, 0)
    placed, wide = rows.lay_row(random, text, face_for, lambda _: size * random.uniform(1 - spread, 1 + spread), random.choice([0, 8, 15]), gap, random.choice([0, 0.05, 0.15]))
    tall = rows.extent(placed)
    height = max(18, round(tall * random.choice([1.25, 1.05, 0.94, 0.86])))
    width = max(30, wide + (random.randint(2, 60) if random.random() < 0.7 else -round(size * random.uniform(0.02, 0.12))))
    picture, ground = any_ground(random, generator, height, width, plain=0.75)
    placed = rows.centre_row(random, placed, wide, height, width)
    common = contrasting_colour(random, ground, 80)
    order = list(placed)
    if random.random() < 0.3:
        order.reverse()
    opacity = random.choice([1, 1, 1, 0.75, 0.55])
    last = None
    for one in order:
        colour = common
        if several:
            for _ in range(8):
                colour = contrasting_colour(random, ground, 70)
                if last is None or np.linalg.norm(np.subtract(colour, last)) > 90:
                    break
            last = colour
        blend(picture, one.mask, one.left, one.top, colour, opacity)
    if random.random() < 0.25:
        for _ in range(random.randint(1, 3)):
            random_line(random, picture, contrasting_colour(random, ground, 40), random.randint(1, 2), True)
    return text, jpeg(picture, random.randint(60, 95)) if random.random() < 0.3 else picture
