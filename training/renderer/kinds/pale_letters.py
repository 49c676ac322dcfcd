"""Letters of very unequal contrast, from full strength down to nearly the ground."""
import numpy as np

from ..colours import any_colour, contrasting_colour
from ..texts import DIGITS, LOWER, UPPER
from . import rows
from .faces import choose_face
from .gd import blend, jpeg, pick_text, random_line, small_dots
from .grounds import any_ground


def toned(random, ground, colour, strength, least=26):
    """The colour mixed with the ground until it differs by the share of the way asked, and by `least` at any rate."""
    ground, colour = np.array(ground, float), np.array(colour, float)
    distance = np.linalg.norm(colour - ground)
    return tuple(int(part) for part in ground + (colour - ground) * max(strength, min(1, least / max(distance, 1))))


def draw(random, generator):
    text = pick_text(random, random.choice([LOWER + DIGITS, UPPER + DIGITS, LOWER, UPPER, DIGITS, UPPER + LOWER + DIGITS]), 4, 7)
    height = random.randint(28, 64)
    size = max(19, height * random.uniform(0.55, 0.95))
    one_face = choose_face(random, "any", text) if random.random() < 0.6 else None
    face_for = lambda character: one_face or choose_face(random, "any", character)
    spread = random.choice([0, 0, 0.2])
    placed, wide = rows.lay_row(random, text, face_for, lambda _: size * random.uniform(1 - spread, 1), random.choice([0, 8, 20, 30]), random.uniform(-0.12, 0.4), random.choice([0, 0.1]))
    width = wide + random.randint(6, 2 * height)
    picture, ground = any_ground(random, generator, height, width, plain=0.6)
    placed = rows.centre_row(random, placed, wide, height, width)
    common = contrasting_colour(random, ground, 90)
    each_own = random.random() < 0.6
    strengths = [random.choice([1, random.uniform(0.5, 1), random.uniform(0.08, 0.4)]) for _ in text]
    # At least one letter is pale and one is strong.
    strengths[random.randrange(len(text))] = random.uniform(0.08, 0.25)
    noise_colour = lambda: toned(random, ground, any_colour(random), random.uniform(0.1, 0.7), 15)
    behind, before = random.randint(0, 4) if random.random() < 0.5 else 0, random.randint(1, 4) if random.random() < 0.4 else 0
    for _ in range(behind):
        random_line(random, picture, noise_colour(), random.randint(1, 2), random.random() < 0.5)
    for one, strength in zip(placed, strengths):
        colour = contrasting_colour(random, ground, 70) if each_own else common
        blend(picture, one.mask, one.left, one.top, toned(random, ground, colour, strength))
    for _ in range(before):
        random_line(random, picture, noise_colour(), 1, random.random() < 0.5)
    if random.random() < 0.3:
        small_dots(generator, picture, random.randint(10, 120), noise_colour(), random.choice([1, 1, 2]))
    return text, jpeg(picture, random.randint(60, 95)) if random.random() < 0.4 else picture
