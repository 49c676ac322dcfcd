"""Hooks, arcs and thick curves in the letters' colour, beside the word and through it, that could be taken for letters."""
import numpy as np

from ..colours import contrasting_colour
from ..texts import DIGITS, LOWER, UPPER
from . import rows
from .faces import choose_face
from .gd import blend, curve, jpeg, pick_text
from .grounds import any_ground


def hook(random, picture, x, y, reach, colour, thickness):
    """A stroke that turns at one end, like the ends of a curve that starts beside the word."""
    along = np.linspace(0, random.uniform(0.4, 1.3), 14)
    turn, bend = random.uniform(0, 6.28), random.uniform(-2.2, 2.2)
    heading = turn + bend * along**2
    curve(picture, x + np.cumsum(np.cos(heading)) * reach / 14, y + np.cumsum(np.sin(heading)) * reach / 14, colour, thickness)


def arc(random, picture, x, y, reach, colour, thickness):
    angles = random.uniform(0, 6.28) + np.linspace(0, random.uniform(1.5, 5), 20)
    curve(picture, x + reach * random.uniform(0.3, 0.6) * np.cos(angles), y + reach * random.uniform(0.3, 0.6) * np.sin(angles), colour, thickness)


def wave(random, picture, colour, thickness):
    height, width = picture.shape[:2]
    x = np.arange(random.randint(0, width // 3), random.randint(width // 2, width), 3.0)
    y = height * random.uniform(0.25, 0.75) + height * random.uniform(0.08, 0.4) * np.sin(x * 6.28 / (width * random.uniform(0.4, 1.6)) + random.uniform(0, 6.28))
    curve(picture, x, y, colour, thickness)


def hatched_wave(random, picture, colour, thickness):
    """A thick band made of thin slanted strokes."""
    height, width = picture.shape[:2]
    middle, swing, period, phase = random.uniform(0.3, 0.7) * height, random.uniform(0.1, 0.35) * height, width * random.uniform(0.5, 1.5), random.uniform(0, 6.28)
    band, lean = random.uniform(3, 7), random.uniform(2, 6)
    for x in range(random.randint(0, width // 4), random.randint(width * 2 // 3, width), random.choice([2, 2, 3, 4])):
        y = middle + swing * np.sin(x * 6.28 / period + phase)
        curve(picture, np.array([x, x + lean]), np.array([y - band / 2, y + band / 2]), colour, 1, False)


def draw(random, generator):
    text = pick_text(random, random.choice([LOWER + DIGITS, UPPER + DIGITS, UPPER + LOWER + DIGITS, DIGITS, LOWER, UPPER]), 4, 7)
    height = random.randint(34, 72)
    size = height * random.uniform(0.5, 0.8)
    path = choose_face(random, random.choice(["sans any", "serif", "any"]), text)
    placed, wide = rows.lay_row(random, text, lambda _: path, lambda _: size, random.choice([0, 12, 25]), random.uniform(-0.05, 0.35), random.choice([0, 0.08]))
    width = wide + random.randint(height // 2, 2 * height)
    picture, ground = any_ground(random, generator, height, width, plain=0.75)
    colour, each_own = contrasting_colour(random, ground, 90), random.random() < 0.35
    colours = [contrasting_colour(random, ground, 80) if each_own else colour for _ in text]
    placed = rows.centre_row(random, placed, wide, height, width)
    for one, own in zip(placed, colours):
        blend(picture, one.mask, one.left, one.top, own)
    left, right = placed[0].left, placed[-1].left + placed[-1].mask.shape[1]
    stroke = max(1, round(size / random.uniform(12, 22)))
    for _ in range(random.randint(1, 3)):
        # Beside the word, where most readers stop, or below and above it.
        x = random.choice([random.uniform(0, max(1, left)), random.uniform(min(right, width - 1), width), random.uniform(0, width)])
        random.choice([hook, hook, arc])(random, picture, x, random.uniform(0.15, 0.85) * height, size * random.uniform(0.4, 1), random.choice(colours), stroke)
    if random.random() < 0.6:
        random.choice([wave, wave, hatched_wave])(random, picture, random.choice(colours), random.randint(1, stroke + 1))
    return text, jpeg(picture, random.randint(60, 95)) if random.random() < 0.3 else picture
