"""Hollow, outlined, raised and shadow-copied letters whose sizes differ by up to one to three."""
import cv2
import numpy as np

from ..colours import any_colour, contrasting_colour
from ..texts import DIGITS, LOWER, UPPER
from . import rows
from .faces import choose_face
from .gd import blend, jpeg, pick_text, random_line, small_dots
from .grounds import any_ground


def contour(mask, thickness):
    """The rim of the letter, outside its ink."""
    return cv2.subtract(rows.grown(mask, thickness), np.pad(mask, thickness))


def draw_hollow(random, picture, one, colour, ground):
    blend(picture, contour(one.mask, random.choice([1, 1, 2])), one.left - 1, one.top - 1, colour)


def draw_rimmed(random, picture, one, colour, ground):
    by = random.choice([1, 1, 2])
    blend(picture, rows.grown(one.mask, by), one.left - by, one.top - by, colour)
    blend(picture, one.mask, one.left, one.top, contrasting_colour(random, colour, 60))


def draw_raised(random, picture, one, colour, ground):
    """A block letter: copies step by step to one side, the face on top in another tone."""
    across, down, depth = random.choice([-1, 1]), random.choice([-1, 1, 1]), random.randint(2, 5)
    side = tuple(int(part * random.uniform(0.45, 0.7)) for part in colour)
    for step in range(depth, 0, -1):
        blend(picture, one.mask, one.left + across * step, one.top + down * step, side)
    blend(picture, one.mask, one.left, one.top, colour if random.random() < 0.7 else ground)


def draw_raised_hollow(random, picture, one, colour, ground):
    """Only the edges of a block letter: the rim, shifted copies of it behind."""
    depth = random.randint(1, 3)
    rim = contour(one.mask, 1)
    for step in range(depth, 0, -1):
        blend(picture, rim, one.left - 1 + step, one.top - 1 + step, colour, 0.7)
    blend(picture, one.mask, one.left, one.top, ground)
    blend(picture, rim, one.left - 1, one.top - 1, colour)


def draw_shadowed(random, picture, one, colour, ground):
    """A copy of the letter in another colour beside it."""
    across, down = random.choice([-4, -3, -2, 2, 3, 4]), random.randint(-3, 4)
    shadow = any_colour(random) if random.random() < 0.5 else tuple(int(part + (other - part) * random.uniform(0.25, 0.6)) for part, other in zip(ground, colour))
    blend(picture, one.mask, one.left + across, one.top + down, shadow)
    blend(picture, one.mask, one.left, one.top, colour)


FILLS = [draw_hollow, draw_rimmed, draw_raised, draw_raised_hollow, draw_shadowed]


def draw(random, generator):
    text = pick_text(random, random.choice([LOWER + DIGITS, UPPER + DIGITS, UPPER, LOWER, DIGITS, UPPER + LOWER + DIGITS]), 4, 7)
    largest = random.uniform(30, 58)
    spread = random.choice([1, 1.5, 2, 3])
    style = random.choices(["outline", "heavy", "sans bold", "display", "serif bold"], weights=[3, 2, 3, 2, 1])[0]
    one_face = choose_face(random, style, text) if random.random() < 0.5 else None
    face_for = lambda character: one_face or choose_face(random, style, character)
    placed, wide = rows.lay_row(random, text, face_for, lambda _: largest / random.uniform(1, spread), random.choice([0, 10, 20, 30]), random.uniform(-0.05, 0.3), random.choice([0, 0.1, 0.2]))
    tall = rows.extent(placed)
    height, width = tall + random.randint(6, 24), wide + random.randint(10, 70)
    picture, ground = any_ground(random, generator, height, width, plain=0.65)
    placed = rows.centre_row(random, placed, wide, height, width)
    each_own, mixed = random.random() < 0.5, random.random() < 0.25
    common, fill = contrasting_colour(random, ground, 90), random.choice(FILLS)
    for _ in range(random.choice([0, 0, 2, 4])):
        random_line(random, picture, contrasting_colour(random, ground, 25), 1)
    for one in placed:
        colour = contrasting_colour(random, ground, 80) if each_own else common
        (random.choice(FILLS) if mixed else fill)(random, picture, one, colour, ground)
    for _ in range(random.choice([0, 0, 0, 1, 3])):
        random_line(random, picture, common, 1, True)
    if random.random() < 0.3:
        small_dots(generator, picture, random.randint(20, 150), contrasting_colour(random, ground, 40), 1)
    return text, jpeg(picture, random.randint(55, 95)) if random.random() < 0.35 else picture
