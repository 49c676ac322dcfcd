"""MyBB: five letters of several faces and colours on a grid, rings or squares, each with a shadow."""
from math import ceil, cos, radians

import cv2
import numpy as np

from .faces import choose_face
from .gd import about, any_size, bitmap_character, blend, border, canvas, letter, pick_text, shade

MIXED = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"


def draw_grid(random, picture):
    height, width = picture.shape[:2]
    for x in range(10, width, 10):
        picture[:, x] = shade(random, 150, 255)
    for y in range(10, height, 10):
        picture[y] = shade(random, 150, 255)


def draw_rings(random, picture):
    height, width = picture.shape[:2]
    for _ in range(width * height // 100 + 1):
        axes = (random.randint(1, width) // 4 + 1, random.randint(1, height) // 2 + 1)
        cv2.ellipse(picture, (random.randint(1, width), random.randint(1, height)), axes, 0, 0, random.randint(200, 360), shade(random, 180, 255))


def draw_squares(random, picture):
    height, width = picture.shape[:2]
    for _ in range(31):
        x, y, side = random.randint(1, width), random.randint(1, height), random.randint(10, 20)
        cv2.rectangle(picture, (x, y), (x + side, y + side), shade(random, 150, 255), -1)


def draw_dots(generator, picture):
    height, width = picture.shape[:2]
    count = width * height // 5
    picture[generator.integers(0, height, count), generator.integers(0, width, count)] = generator.integers(200, 256, (count, 3))


def enlarged_cell(character):
    """A character of GD's largest built-in font, 40 × 55 pixels large."""
    cell = np.zeros((20, 15), np.uint8)
    cell[1:17, 1:10] = bitmap_character(5, character)
    return cell


def draw(random, generator):
    text = pick_text(random, MIXED, 5) if random.random() < 0.85 else pick_text(random, random.choice([MIXED, MIXED.upper()]), 4, 7)
    height, width = any_size(random, 60, 200)
    picture = canvas(height, width)
    random.choice([draw_grid, draw_rings, draw_squares])(random, picture)
    draw_dots(generator, picture)
    spacing, turn, bitmap = width / len(text), 30 if random.random() < 0.8 else about(random, 30), random.random() < 0.1
    for index, character in enumerate(text):
        x, colour = int(spacing / 4 + index * spacing), shade(random, 0, 200)
        if bitmap:
            cell, y = enlarged_cell(character), height / 2 - 25 + random.randint(-3, 3)
            for down, across, tone in ((random.randint(-1, 1), random.randint(-1, 1), tuple(min(255, part + 50) for part in colour)), (0, 0, colour)):
                large = cv2.resize(np.roll(cell, (down, across), (0, 1)), (40, 55), interpolation=cv2.INTER_NEAREST)
                blend(picture, large, x, round(y), tone)
            continue
        path = choose_face(random, random.choices(["hand", "serif", "display", "sans any"], weights=[6, 2, 2, 1])[0], character)
        pixels, angle = random.randint(20, 32) * 96 / 72, random.uniform(-turn, turn)
        drawn, upright = letter(path, pixels, character, angle), letter(path, pixels, character)
        # The baseline lies above the lower edge by half the unturned letter, so that small letters stand low and tails are cut.
        y = ceil(height - upright.mask.shape[0] * cos(radians(angle)) / 2)
        pale = tuple(part + 20 for part in colour)
        blend(picture, drawn.mask, x + random.randint(-3, 3) + drawn.left, y + random.randint(-3, 3) + drawn.top, pale)
        blend(picture, drawn.mask, x + drawn.left, y + drawn.top, colour)
    border(picture)
    return text, picture
