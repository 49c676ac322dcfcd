"""Securimage: a word bulged around three points, grey on white, over dots and under wavy lines in its own colour."""
import cv2
import numpy as np

from ..backgrounds import clouds
from ..colours import background_colour, contrasting_colour
from ..texts import random_word
from .faces import choose_face, choose_family
from .gd import WHITE, about, any_size, blend, canvas, letter, pick_text, sample

# Version 4 and the versions before it.
ALPHABETS = ["abcdefghijkmnopqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ0123456789", "ABCDEFGHKLMNPRSTUVWYZabcdefghklmnprstuvwyz23456789"]
GREY = (112, 112, 112)
# The library ships a bold grotesque; these are free ones.
GROTESQUES = ["Liberation Sans", "Nimbus Sans", "FreeSans", "Arimo", "Inter", "Gillius ADF"]


def choose_text(random, varied):
    kind = random.random() if varied else 0
    if kind < 0.7:
        alphabet = random.choice(ALPHABETS)
        return pick_text(random, alphabet, 6) if not varied or random.random() < 0.7 else pick_text(random, alphabet, 4, 8)
    if kind < 0.85:
        return " ".join(random_word(random).lower() for _ in range(random.choice([1, 2])))
    left, right = random.randint(1, 10), random.randint(1, 5)
    sign = random.choice("+-x" if left > right else "+x")
    return f"{left} {sign} {right}"


def spaced(random, text):
    """Cut at some place by one to three spaces."""
    at = random.randint(1, len(text) - 1)
    return text[:at] + " " * random.randint(1, 3) + text[at:]


def bulge(random, height, width, strength):
    """Where each pixel is read from: pulled towards three points, which lie in equal steps from the first quarter on."""
    rows, columns = np.indices((height, width), np.float32)
    x, y = columns.copy(), rows.copy()
    step_x, step_y = random.uniform(0.025, 0.25) * width, random.uniform(20, 0.7 * height)
    start_y = random.uniform(20, height - 20)
    for index in range(3):
        pole_x, pole_y = (width / 4 + index * step_x) % (width * 3 / 4), (start_y + index * step_y) % (height - 20) + 20
        radius, push = random.uniform(0.4, 0.8) * height, -strength * random.uniform(0.15, 0.3)
        from_x, from_y = columns - round(pole_x), rows - round(pole_y)
        distance = np.sqrt(from_x**2 + from_y**2)
        share = np.where(distance <= radius, push * np.sin(np.pi * distance / radius), 0)
        x += from_x * share
        y += from_y * share
    return x, y


def turns(random, count):
    """Angles that run evenly from one end of the word to the other."""
    return list(np.linspace(random.choice([-1, 1]) * random.uniform(10, 20), random.uniform(-20, 20), count))


def heights(random, count, reach):
    """Baselines that climb and fall step by step."""
    at, step, found = random.uniform(-reach, reach), random.choice([-1, 1]) * random.uniform(0.06, 0.12), []
    for _ in range(count):
        if abs(at + step) > reach:
            step = -step
        at += step
        found.append(at)
    return found


def ink_width(path, pixels, character, angle):
    """How wide a letter's ink is along its turned baseline, which is how far the library steps."""
    drawn = letter(path, pixels, character)
    inked = np.flatnonzero(drawn.mask.any(0))
    return (inked[-1] - inked[0] + 1 if len(inked) else drawn.advance) * np.cos(np.radians(angle))


def draw_word(random, height, width, text, scale, varied):
    """The word at a multiple of the size: each letter starts where the last one's ink is as wide as, or up to four pixels sooner."""
    if not varied or random.random() < 0.4:
        path = choose_family(random, GROTESQUES, "sans bold", text)
    else:
        path = choose_face(random, random.choice(["sans bold", "heavy", "sans", "serif bold"]), text)
    pixels = scale * height * (about(random, 0.4, 0.15) if varied else 0.4) * 96 / 72
    angles = turns(random, len(text)) if varied and random.random() < 0.4 else [0.0] * len(text)
    letters = [letter(path, pixels, character, angle) for character, angle in zip(text, angles)]
    widths = [ink_width(path, pixels, character, angle) for character, angle in zip(text, angles)]
    closer = [random.randint(-2, 0) * scale for _ in text]
    needed = sum(widths) + 2 * sum(closer)
    if needed > (width - 6) * scale:
        # Where the library would cut the word off, the label could not be read.
        share = (width - 6) * scale / needed
        letters = [letter(path, pixels * share, character, angle) for character, angle in zip(text, angles)]
        widths, closer, needed, pixels = [wide * share for wide in widths], [gap * share for gap in closer], needed * share, pixels * share
    # The first letter stands in the middle of the height, and the others on its baseline.
    base = scale * height / 2 - letters[0].top - letters[0].mask.shape[0] / 2
    rises = [0.0] * len(text)
    if varied and random.random() < 0.4:
        base, rises = scale * height / 2 + pixels * 0.36, heights(random, len(text), max(0.0, 0.45 - pixels / scale / height * 0.5))
    boxed = varied and random.random() < 0.1
    large = np.zeros((scale * height, scale * width), np.uint8)
    x = random.uniform(min(5 * scale, scale * width - needed), max(5 * scale, scale * (width - 5) - needed))
    for character, drawn, wide, gap, rise in zip(text, letters, widths, closer, rises):
        top, at = round(base + scale * height * rise) + drawn.top, round(x) + drawn.left
        y0, y1, x0, x1 = max(0, top), min(large.shape[0], top + drawn.mask.shape[0]), max(0, at), min(large.shape[1], at + drawn.mask.shape[1])
        if character != " " and y1 > y0 and x1 > x0:
            np.maximum(large[y0:y1, x0:x1], drawn.mask[y0 - top : y1 - top, x0 - at : x1 - at], out=large[y0:y1, x0:x1])
        if boxed and character != " " and random.random() < 0.2:
            cv2.rectangle(large, (at, top), (at + drawn.mask.shape[1], top + drawn.mask.shape[0]), 255, 3)
        x += wide + 2 * gap
    return large


def wavy_lines(random, mask, count):
    """Lines that sway about a slanted one, drawn with a square brush."""
    height, width = mask.shape
    for index in range(count):
        x = width * (1 + index) / (count + 1) + random.uniform(-0.5, 0.5) * width / count
        y, turn = random.uniform(0.1, 0.9) * height, random.uniform(-0.5, 0.5) * np.pi * 0.33
        length, k = random.uniform(0.4, 0.7) * width, 0.5 * random.uniform(0.2, 0.8) ** 2
        along = np.arange(0, length, 0.5)
        sway = 1.5 * random.random() / (k + 5 / length) * np.sin(k * along + random.uniform(0, 6.28))
        at_x = (x + (along - length / 2) * np.cos(turn) + sway * 0.5 * np.sin(turn)).astype(int)
        at_y = (y + (along - length / 2) * np.sin(turn) - sway * 0.5 * np.cos(turn)).astype(int)
        brush(mask, at_x, at_y, [(down, across) for side in [random.randint(1, 3)] for down in range(side) for across in range(side)])


def brush(mask, x, y, cells):
    """Inks cells given as steps down and across from each point."""
    for down, across in cells:
        rows, columns = y + down, x + across
        inside = (rows >= 0) & (rows < mask.shape[0]) & (columns >= 0) & (columns < mask.shape[1])
        mask[rows[inside], columns[inside]] = 255


# What GD makes of sectors of discs one to three pixels wide, by where they end.
ROW = [(0, -1), (0, 0), (0, 1)]
CROSS, HOOK = [*ROW, (1, 0)], [*ROW, (1, -1)]
SPECKS = [[(0, 0)], [(0, 0)], CROSS, [*CROSS, (-1, 0)], [*HOOK, (-1, -1), (-1, 0)], [*HOOK, (-1, 1)]]


def specks(generator, mask, level):
    """The same number of specks, each of one of three sizes, in every square of twenty pixels."""
    height, width = mask.shape
    each = int(np.ceil(level * np.log2(np.e)))
    columns, rows = (part.ravel() for part in np.meshgrid(np.arange(1, width, 20), np.arange(1, height, 20)))
    x, y = np.repeat(columns, each), np.repeat(rows, each)
    x, y, kind = x + generator.integers(0, 21, len(x)), y + generator.integers(0, 21, len(y)), generator.integers(0, len(SPECKS), len(x))
    for index, cells in enumerate(SPECKS):
        brush(mask, x[kind == index], y[kind == index], cells)


def draw(random, generator):
    # Two images of three have every setting at its default.
    varied = random.random() < 0.35
    label = choose_text(random, varied)
    text = spaced(random, label) if varied and " " not in label and random.random() < 0.4 else label
    height, width = any_size(random, 80, 215) if varied else (80, 215)
    ground, colour = WHITE, GREY
    if varied and random.random() < 0.5:
        ground = background_colour(random, random.random() < 0.3)
        colour = contrasting_colour(random, ground)
    plain = not varied or random.random() < 0.8
    picture = canvas(height, width, ground) if plain else clouds(generator, height, width, ground, random.uniform(6, 20))
    other = colour if not varied or random.random() < 0.6 else contrasting_colour(random, ground, 40)
    opacity = 1 if not varied or random.random() < 0.75 else 0.8
    dots = np.zeros((height, width), np.uint8)
    specks(generator, dots, random.choice([0, 1, 2, 2, 3, 4]) if varied else 2)
    blend(picture, dots, 0, 0, other, opacity)
    # The word is drawn larger, in older versions much larger, and read back without smoothing, hence the ragged edges.
    scale = 2 if random.random() < 0.7 else 5
    x, y = bulge(random, height, width, about(random, 0.85, 0.2) if varied else 0.85)
    word = draw_word(random, height, width, text, scale, varied)
    blend(picture, sample(word, np.floor(x * scale), np.floor(y * scale), 0, nearest=True), 0, 0, colour, opacity)
    strokes = np.zeros((height, width), np.uint8)
    wavy_lines(random, strokes, random.randint(2, 8) if varied else 5)
    blend(picture, strokes, 0, 0, other, opacity)
    return label.replace(" ", ""), picture
