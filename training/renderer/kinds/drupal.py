"""Drupal's Image CAPTCHA: large letters in near colours, each anywhere in its cell, with dots, lines and waves by its settings; a JPEG."""
import numpy as np

from ..fonts import all_families
from .faces import choose_face
from .gd import BLACK, WHITE, bitmap_character, blend, canvas, jpeg, letter, pick_text, random_line, sample, shade

ALPHABET = "aAbBCdEeFfGHhijKLMmNPQRrSTtWXYZ23456789"
# One of the two families that the module ships.
FAMILY = "Tuffy"


def shaken(random, picture, strength, size, ground, smooth):
    """Moved by a wave's height in a direction that turns over the image; read from outside, the ground."""
    height, width = picture.shape[:2]
    rows, columns = np.indices((height, width), np.float32)
    along, down, along_turn, down_turn = (2 * np.pi / (random.uniform(2, 5) * size) for _ in range(4))
    radius, theta = strength * np.sin(columns * along + rows * down), columns * along_turn + rows * down_turn
    x, y = columns + radius * np.cos(theta), rows + radius * np.sin(theta)
    return sample(picture, x, y, ground) if smooth else sample(picture, np.floor(x), np.floor(y), ground, nearest=True)


def place(random, picture, drawn, left, cell, colour):
    """Anywhere in the letter's cell, which is as high as the image."""
    height, width = drawn.shape
    across, down = max(0, int((cell - width) / 2)), max(0, (picture.shape[0] - height) // 2)
    x = left + (cell - width) / 2 + random.randint(-across, across)
    blend(picture, drawn, round(x), (picture.shape[0] - height) // 2 + random.randint(-down, down), colour)


def draw(random, generator):
    text = pick_text(random, ALPHABET, 5 if random.random() < 0.75 else random.randint(4, 8))
    size = 30 if random.random() < 0.7 else random.randint(18, 40)
    cell = (1.2 if random.random() < 0.75 else random.choice([1, 1.1, 1.3, 1.5])) * size
    height, width = 2 * size, int(len(text) * cell)
    ground = WHITE if random.random() < 0.8 else shade(random, 200, 255)
    picture = canvas(height, width, ground)
    ink = BLACK if random.random() < 0.8 else shade(random, 0, 120)
    jitter = 100 if random.random() < 0.7 else random.choice([0, 50, 150])
    shipped = [path for path, _ in all_families().get(FAMILY, {"files": []})["files"] if "Italic" not in path]
    one_face = choose_face(random, random.choices(["sans", "sans bold", "serif", "hand", "display"], weights=[4, 2, 2, 1, 1])[0], text)
    faces = random.choices([shipped + [one_face] * 2, [one_face], []], weights=[6, 3, 1])[0]
    for index, character in enumerate(text):
        colour = tuple(random.randint(max(0, part - jitter), min(255, part + jitter)) for part in ink)
        if faces:
            drawn = letter(random.choice(faces), size * 96 / 72, character, random.randint(-10, 10)).mask
        else:
            # Without a font chosen, GD's own one.
            drawn = bitmap_character(5, character)
        place(random, picture, drawn, index * cell, cell, colour)
    level = 5 if random.random() < 0.5 else random.randint(1, 10)
    colours = [shade(random, 0, 255) for _ in range(20)]
    noise = random.random()
    if noise < 0.2:
        count = width * height * min(level, 6) // 10
        if random.random() < 0.5:
            count //= 2
        picture[generator.integers(0, height, count), generator.integers(0, width, count)] = np.array(colours)[generator.integers(0, 20, count)]
    if 0.15 < noise < 0.35:
        for _ in range(width * height * level // 2000):
            random_line(random, picture, random.choice(colours))
    if random.random() < 0.35:
        picture = shaken(random, picture, 0.025 * size * random.choice([2, 4, 6, 8, 10]), size, ground, random.random() < 0.4)
    return text, jpeg(picture, 75) if random.random() < 0.75 else picture
