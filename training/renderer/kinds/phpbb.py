"""phpBB's GD captcha: letters built of small blocks in depth, turned and scaled, over a grid and many small decoy letters."""
from functools import lru_cache

import cv2
import numpy as np

from ..colours import any_colour, background_colour, contrasting_colour
from ..glyphs import font_pixels
from .faces import choose_face
from .gd import about, any_size, bitmap_character, canvas, line, pick_text

ALPHABET = "ABCDEFGHIJKLMNPQRSTUVWXYZ123456789"


@lru_cache(maxsize=2000)
def cells_of(path, character):
    """A letter as a coarse grid of blocks."""
    if path == "bitmap":
        ink = bitmap_character(5, character)
    else:
        # Thin at this size: strokes of one block.
        ink, _, _ = font_pixels(path, 17, character, mode="1")
        ink = ink * 255
    down, across = np.nonzero(ink)
    return down - down.min(), across - across.min(), down.max() - down.min() + 1, across.max() - across.min() + 1


def corners_of(down, across, turn, tilt, size, centre):
    """Corners of the blocks' grid after a turn about each axis, in image coordinates."""
    x, y = across * size, down * size
    cosine, sine = np.cos(turn), np.sin(turn)
    return np.stack([centre[0] + x * cosine * np.cos(tilt[0]) - y * sine, centre[1] + x * sine + y * cosine * np.cos(tilt[1])], -1)


def draw_blocks(random, picture, path, character, centre, tall, colours):
    """Each cell is a box: two sides seen in darker tones, the front on top."""
    down, across, rows, columns = cells_of(path, character)
    size = tall / rows
    turn, tilt = random.uniform(-0.35, 0.35), (random.uniform(-0.5, 0.5), random.uniform(-0.4, 0.4))
    depth = np.array([random.uniform(-1, 1), random.uniform(-1, 1)]) * size * random.uniform(0.4, 1.6)
    front, side, bottom = colours
    corner = [(0, 0), (0, 1), (1, 1), (1, 0)]
    quads = np.stack([corners_of(down - rows / 2 + dy, across - columns / 2 + dx, turn, tilt, size, centre) for dy, dx in corner], 1)
    back = quads + depth
    near, far = np.round(quads * 8).astype(np.int32), np.round(back * 8).astype(np.int32)
    # Far boxes first: those towards which the depth points.
    order = np.argsort(-(quads.mean(1) @ depth))
    first = 0 if depth[1] < 0 else 2
    left = 3 if depth[0] < 0 else 1
    for index in order:
        a, b = first, (first + 1) % 4
        cv2.fillConvexPoly(picture, np.array([near[index, a], near[index, b], far[index, b], far[index, a]]), bottom, cv2.LINE_8, 3)
        a, b = left, (left + 1) % 4
        cv2.fillConvexPoly(picture, np.array([near[index, a], near[index, b], far[index, b], far[index, a]]), side, cv2.LINE_8, 3)
    for index in order:
        cv2.fillConvexPoly(picture, near[index], front, cv2.LINE_8, 3)


def grid(random, picture, ground):
    """Lines that wander from one side to the other, near the ground's colour or in any."""
    height, width = picture.shape[:2]
    colour, any_of = contrasting_colour(random, ground, 30), random.random() < 0.4
    for x in np.arange(0, width, about(random, 25)):
        line(picture, (x + random.randint(-6, 6), 0), (x + random.randint(-6, 6), height), any_colour(random) if any_of else colour, 1, True)
    for y in np.arange(random.randint(0, 12), height, about(random, 25)):
        line(picture, (0, y + random.randint(-6, 6)), (width, y + random.randint(-6, 6)), any_colour(random) if any_of else colour, 1, True)


def draw(random, generator):
    text = pick_text(random, ALPHABET, 4, 7)
    height, width = any_size(random, 96, 360)
    ground = background_colour(random, random.random() < 0.35)
    picture = canvas(height, width, ground)
    face = "bitmap" if random.random() < 0.35 else choose_face(random, random.choice(["mono", "sans", "hand"]), text)
    if random.random() < 0.8:
        grid(random, picture, ground)
    tone = lambda colour, share: tuple(int(part * share) for part in colour)
    if random.random() < 0.8:
        for _ in range(random.randint(6, 18)):
            colour = contrasting_colour(random, ground, 35)
            at = (random.uniform(0, width), random.uniform(0, height))
            draw_blocks(random, picture, face, random.choice(ALPHABET), at, height * random.uniform(0.12, 0.28), (tone(colour, 1), tone(colour, 0.7), tone(colour, 0.5)))
    step = width / (len(text) + 0.3)
    each_own, common = random.random() < 0.6, contrasting_colour(random, ground, 80)
    for index, character in enumerate(text):
        colour = contrasting_colour(random, ground, 80) if each_own else common
        shades = (colour, tone(colour, random.uniform(0.55, 0.8)), tone(colour, random.uniform(0.35, 0.6)))
        tall = min(height * random.uniform(0.48, 0.78), step * 1.35)
        centre = (step * (index + 0.65) + random.uniform(-0.08, 0.08) * step, height / 2 + random.uniform(-1, 1) * (height - tall) * 0.35)
        draw_blocks(random, picture, face, character, centre, tall, shades)
    if random.random() < 0.25:
        for _ in range(random.randint(2, 6)):
            line(picture, (random.randint(0, width // 2), random.randint(0, height)), (random.randint(width // 2, width), random.randint(0, height)), contrasting_colour(random, ground, 50), random.randint(1, 2))
    return text, picture
