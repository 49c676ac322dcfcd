"""Securimage: a word bulged around three points, grey on white, with wavy lines and dots in its own colour."""
import cv2
import numpy as np

from ..backgrounds import clouds
from ..colours import background_colour, contrasting_colour
from ..texts import random_word
from .faces import choose_face
from .gd import WHITE, about, about_int, any_size, blend, canvas, letter, pick_text, sample, small_dots

ALPHABET = "ABCDEFGHKLMNPRSTUVWYZabcdefghkmnprstuvwyz23456789"
GREY = (112, 112, 112)
# The text is drawn this much larger and read back without smoothing, hence the ragged edges.
SCALE = 3


def choose_text(random):
    kind = random.random()
    if kind < 0.74:
        text = pick_text(random, ALPHABET, 6) if random.random() < 0.8 else pick_text(random, ALPHABET, 4, 8)
        # A gap of one to three spaces at some place.
        at = random.randint(1, len(text) - 1)
        return text if random.random() < 0.5 else text[:at] + " " * random.randint(1, 3) + text[at:]
    if kind < 0.87:
        words = [random_word(random).lower() for _ in range(random.choice([1, 1, 2]))]
        return " ".join(words)
    left, right = random.randint(1, 10), random.randint(1, 5)
    sign = random.choice("+-x" if left > right else "+x")
    return f"{left} {sign} {right}"


def bulge(random, height, width, strength):
    """Where each pixel is read from: pulled towards or pushed from three points."""
    rows, columns = np.indices((height, width), np.float32)
    x, y = columns.copy(), rows.copy()
    for _ in range(3):
        pole_x, pole_y = random.uniform(0.25, 0.75) * width, random.uniform(0.25, 0.9) * height
        radius, push = random.uniform(0.4, 0.8) * height, -strength * random.uniform(0.15, 0.3)
        from_x, from_y = columns - pole_x, rows - pole_y
        distance = np.sqrt(from_x**2 + from_y**2)
        share = np.where(distance <= radius, push * np.sin(np.pi * distance / radius), 0)
        x += from_x * share
        y += from_y * share
    return x, y


def turns(random, count):
    """Angles that run evenly from one end of the word to the other, or none."""
    if random.random() < 0.5:
        return [0.0] * count
    return list(np.linspace(random.choice([-1, 1]) * random.uniform(10, 20), random.uniform(-20, 20), count))


def heights(random, count, reach):
    """Baselines that climb and fall step by step, or one for all."""
    if random.random() < 0.55:
        return [0.0] * count
    at, step, found = random.uniform(-reach, reach), random.choice([-1, 1]) * random.uniform(0.06, 0.12), []
    for _ in range(count):
        if abs(at + step) > reach:
            step = -step
        at += step
        found.append(at)
    return found


def draw_word(random, height, width, text):
    path = choose_face(random, random.choices(["sans bold", "heavy", "sans", "serif bold"], weights=[7, 1, 1, 1])[0], text)
    pixels = SCALE * height * about(random, 0.4, 0.2) * 96 / 72
    angles = turns(random, len(text))
    needed = letter(path, 100, text).advance * pixels / 100
    pixels *= min(1, 0.94 * SCALE * width / needed)
    rises = heights(random, len(text), max(0.0, 0.45 - pixels / SCALE / height * 0.5))
    closer, boxed = random.uniform(-2, 0) * SCALE, random.random() < 0.12
    large = np.zeros((SCALE * height, SCALE * width), np.uint8)
    free = max(0, SCALE * width - min(needed, 0.94 * SCALE * width))
    x = free * (0.5 if random.random() < 0.4 else random.uniform(0.1, 0.9))
    for character, angle, rise in zip(text, angles, rises):
        drawn = letter(path, pixels, character, angle)
        if character == " ":
            x += drawn.advance
            continue
        top = round(SCALE * height * (0.5 + rise) + pixels * 0.36) + drawn.top
        at = round(x) + drawn.left
        y0, y1, x0, x1 = max(0, top), min(large.shape[0], top + drawn.mask.shape[0]), max(0, at), min(large.shape[1], at + drawn.mask.shape[1])
        if y1 > y0 and x1 > x0:
            np.maximum(large[y0:y1, x0:x1], drawn.mask[y0 - top : y1 - top, x0 - at : x1 - at], out=large[y0:y1, x0:x1])
        if boxed and random.random() < 0.3:
            cv2.rectangle(large, (at, top), (at + drawn.mask.shape[1], top + drawn.mask.shape[0]), 255, 3)
        x += drawn.advance + closer
    return large


def wavy_lines(random, mask, count):
    height, width = mask.shape
    for index in range(count):
        x = width * (1 + index) / (count + 1) + random.uniform(-0.5, 0.5) * width / count
        y, turn = random.uniform(0.1, 0.9) * height, random.uniform(-0.5, 0.5) * np.pi * 0.33
        length, k = random.uniform(0.4, 0.7) * width, 0.5 * random.uniform(0.2, 0.8) ** 2
        along = np.arange(0, length, 0.5)
        sway = 1.5 * random.random() / (k + 5 / length) * np.sin(k * along + random.uniform(0, 6.28))
        at_x = x + (along - length / 2) * np.cos(turn) + sway * 0.5 * np.sin(turn)
        at_y = y + (along - length / 2) * np.sin(turn) - sway * 0.5 * np.cos(turn)
        points = np.stack([at_x, at_y], 1).round().astype(np.int32).reshape(-1, 1, 2)
        cv2.polylines(mask, [points], False, 255, random.randint(1, 3), cv2.LINE_8)


def draw(random, generator):
    text = choose_text(random)
    height, width = any_size(random, 80, 215)
    ground, colour = WHITE, GREY
    if random.random() < 0.35:
        ground = background_colour(random, random.random() < 0.3)
        colour = contrasting_colour(random, ground)
    picture = canvas(height, width, ground) if random.random() < 0.85 else clouds(generator, height, width, ground, random.uniform(6, 20))
    opacity = random.choice([1, 1, 0.8])
    x, y = bulge(random, height, width, about(random, 0.85))
    blend(picture, sample(draw_word(random, height, width, text), x * SCALE, y * SCALE, 0, nearest=True), 0, 0, colour, opacity)
    dots = np.zeros((height, width), np.uint8)
    # Three to each square of twenty pixels at the default level.
    count = round(random.choice([0, 1.5, 3, 3, 3, 5]) * height * width / 400)
    side = random.choice([1, 2])
    small_dots(generator, dots, count // 2, 255, 1)
    small_dots(generator, dots, count // 2, 255, side)
    blend(picture, dots, 0, 0, colour, opacity)
    strokes = np.zeros((height, width), np.uint8)
    wavy_lines(random, strokes, about_int(random, 5))
    blend(picture, strokes, 0, 0, colour if random.random() < 0.8 else contrasting_colour(random, ground, 40), opacity)
    return text.replace(" ", ""), picture
