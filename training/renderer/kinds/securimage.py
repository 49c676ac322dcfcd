"""Securimage: a word bulged around three points, grey on white, with wavy lines and dots in its own colour."""
import cv2
import numpy as np

from ..backgrounds import clouds
from ..colours import background_colour, contrasting_colour
from ..texts import random_word
from .faces import choose_face
from .gd import WHITE, about, about_int, any_size, blend, canvas, letter, pick_text, sample

ALPHABET = "ABCDEFGHKLMNPRSTUVWYZabcdefghkmnprstuvwyz23456789"
GREY = (112, 112, 112)
# The text is drawn this much larger and read back without smoothing, hence the ragged edges.
SCALE = 4


def choose_text(random):
    kind = random.random()
    if kind < 0.72:
        return pick_text(random, ALPHABET, 6) if random.random() < 0.8 else pick_text(random, ALPHABET, 4, 8)
    if kind < 0.86:
        return random_word(random).lower()
    left, right = random.randint(1, 10), random.randint(1, 10)
    return f"{max(left, right)} {random.choice('+-x')} {min(left, right)}"


def bulge(random, height, width, strength):
    """Where each pixel is read from: pulled towards or pushed from three points."""
    rows, columns = np.indices((height, width), np.float32)
    x, y = columns.copy(), rows.copy()
    for _ in range(3):
        pole_x, pole_y = random.uniform(0.2, 0.8) * width, random.uniform(0.2, 0.8) * height
        radius, push = random.uniform(0.2, 0.8) * height, -strength * random.uniform(0.15, 0.3)
        from_x, from_y = columns - pole_x, rows - pole_y
        distance = np.sqrt(from_x**2 + from_y**2)
        share = np.where(distance <= radius, push * np.sin(np.pi * distance / radius), 0)
        x += from_x * share
        y += from_y * share
    return x, y


def draw_word(random, height, width, text):
    path = choose_face(random, random.choices(["sans bold", "heavy", "sans", "serif bold"], weights=[7, 1, 1, 1])[0], text)
    pixels = SCALE * height * about(random, 0.4, 0.2) * 96 / 72
    turn = random.choice([0, 0, 0, 8, 18])
    letters = [letter(path, pixels, character, random.uniform(-turn, turn)) for character in text]
    total = sum(drawn.advance for drawn in letters)
    if total > 0.96 * SCALE * width:
        pixels *= 0.96 * SCALE * width / total
        letters = [letter(path, pixels, character, random.uniform(-turn, turn)) for character in text]
        total = sum(drawn.advance for drawn in letters)
    large = np.zeros((SCALE * height, SCALE * width), np.uint8)
    x, wander = (SCALE * width - total) / 2, random.choice([0, 0, 0.04, 0.1]) * SCALE * height
    for drawn in letters:
        top = round(SCALE * height * 0.5 + pixels * 0.36 + random.uniform(-wander, wander)) + drawn.top
        at = round(x) + drawn.left
        y0, y1, x0, x1 = max(0, top), min(large.shape[0], top + drawn.mask.shape[0]), max(0, at), min(large.shape[1], at + drawn.mask.shape[1])
        if y1 > y0 and x1 > x0:
            np.maximum(large[y0:y1, x0:x1], drawn.mask[y0 - top : y1 - top, x0 - at : x1 - at], out=large[y0:y1, x0:x1])
        x += drawn.advance
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
    opacity = random.choice([1, 0.8, 0.8])
    x, y = bulge(random, height, width, about(random, 0.85))
    blend(picture, sample(draw_word(random, height, width, text), x * SCALE, y * SCALE, 0, nearest=True), 0, 0, colour, opacity)
    dots = np.zeros((height, width), np.uint8)
    count = random.choice([0, about_int(random, 100), about_int(random, 220)])
    dots[generator.integers(0, height, count), generator.integers(0, width, count)] = 255
    blend(picture, cv2.dilate(dots, np.ones((random.choice([1, 2]),) * 2, np.uint8)), 0, 0, colour, opacity)
    strokes = np.zeros((height, width), np.uint8)
    wavy_lines(random, strokes, about_int(random, 5))
    blend(picture, strokes, 0, 0, colour if random.random() < 0.8 else contrasting_colour(random, ground, 40), opacity)
    return text.replace(" ", ""), picture
