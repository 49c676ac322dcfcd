"""Zend's and Laminas' Captcha\\Image: a black word waved as a whole between two rounds of dots and lines."""
import numpy as np

from .faces import choose_face
from .gd import BLACK, WHITE, about, about_int, any_size, canvas, letter, blend, random_line, sample, shade, small_dots

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
    small_dots(generator, picture, dots, colour, 2)
    for _ in range(lines):
        random_line(random, picture, colour)


def draw(random, generator):
    text = word(random, 8 if random.random() < 0.75 else random.randint(4, 8), random.random() < 0.8)
    height, width = any_size(random, 50, 200)
    path = choose_face(random, random.choices(["sans", "sans bold", "serif", "mono", "any"], weights=[5, 2, 2, 1, 1])[0], text)
    drawn = letter(path, about(random, 24, 0.2) * 96 / 72, text)
    if drawn.mask.shape[1] > width - 4:
        drawn = letter(path, 32 * (width - 4) / drawn.mask.shape[1], text)
    colour = BLACK if random.random() < 0.85 else shade(random, 0, 110)
    dots, lines = about_int(random, 100), about_int(random, 5)
    picture = canvas(height, width)
    blend(picture, drawn.mask, (width - drawn.mask.shape[1]) // 2, (height - drawn.mask.shape[0]) // 2, colour)
    strike(random, generator, picture, colour, dots, lines)
    picture = waved(random, picture, about(random, 1))
    strike(random, generator, picture, colour, dots, lines)
    return text, picture
