"""Zend's and Laminas' Captcha\\Image: a black word waved as a whole between two rounds of dots and lines."""
import numpy as np

from .faces import choose_face
from .gd import BLACK, WHITE, any_size, blend, canvas, letter, random_line, sample, shade

CONSONANTS, VOWELS, NUMBERS = "bcdfghjkmnpqrstuvwxz", "aeiouy", "23456789"


def word(random, length, numbers):
    """Consonants and vowels in turn, digits among both."""
    groups = (CONSONANTS + NUMBERS, VOWELS + NUMBERS) if numbers else (CONSONANTS, VOWELS)
    return "".join(random.choice(groups[index % 2]) for index in range(length))


def waved(random, picture, strength=1.0, ground=WHITE):
    """Two sines along each axis, in both directions."""
    height, width = picture.shape[:2]
    rows, columns = np.indices((height, width), np.float32)
    quick = [random.uniform(0.7, 1) / 15 for _ in range(4)]
    phase = [random.uniform(0, np.pi) for _ in range(4)]
    size_x, size_y = random.uniform(3, 7) * strength, random.uniform(3, 7) * strength
    x = columns + (np.sin(columns * quick[0] + phase[0]) + np.sin(rows * quick[2] + phase[2])) * size_x
    y = rows + (np.sin(columns * quick[1] + phase[1]) + np.sin(rows * quick[3] + phase[3])) * size_y
    return sample(picture, x, y, ground)


def strike(random, generator, picture, colour, dots, lines):
    height, width = picture.shape[:2]
    rows, columns = generator.integers(0, height + 1, dots), generator.integers(0, width + 1, dots)
    # An ellipse two pixels wide comes out of GD as a cross of five.
    for down, across in ((0, 0), (0, 1), (0, -1), (1, 0), (-1, 0)):
        y, x = rows + down, columns + across
        inside = (y >= 0) & (y < height) & (x >= 0) & (x < width)
        picture[y[inside], x[inside]] = colour
    for _ in range(lines):
        random_line(random, picture, colour)


def draw(random, generator):
    # Two images of three have every setting at its default; the font has none.
    varied = random.random() < 0.35
    text = word(random, random.randint(4, 8) if varied else 8, not varied or random.random() < 0.6)
    height, width = any_size(random, 50, 200) if varied else (50, 200)
    path = choose_face(random, random.choices(["sans", "sans bold", "serif", "mono", "any"], weights=[5, 2, 2, 1, 1])[0], text)
    drawn = letter(path, (random.uniform(18, 30) if varied else 24) * 96 / 72, text)
    if drawn.mask.shape[1] > width - 4:
        drawn = letter(path, 32 * (width - 4) / drawn.mask.shape[1], text)
    colour = BLACK if not varied or random.random() < 0.8 else shade(random, 0, 110)
    dots, lines = (random.randint(20, 150), random.randint(0, 8)) if varied else (100, 5)
    picture = canvas(height, width)
    # The baseline lies as if the whole word stood on it, so what reaches below makes the word hang lower.
    top = (height + drawn.mask.shape[0]) // 2 + drawn.top
    blend(picture, drawn.mask, (width - drawn.mask.shape[1]) // 2 + drawn.left, top, colour)
    strike(random, generator, picture, colour, dots, lines)
    picture = waved(random, picture)
    strike(random, generator, picture, colour, dots, lines)
    return text, picture
