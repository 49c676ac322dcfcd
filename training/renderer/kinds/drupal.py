"""Drupal's Image CAPTCHA: large letters in near or random colours, with waves, speckle and lines by its settings."""
import numpy as np

from ..colours import luminance
from .faces import choose_face
from .gd import BLACK, WHITE, about, blend, canvas, jpeg, letter, pick_text, random_line, sample, shade

ALPHABET = "aAbBCdEeFfGHhijKLMmNPQRrSTtWXYZ23456789"


def shaken(picture, random, strength, ground, smooth):
    """Waves whose length and height change over the image."""
    height, width = picture.shape[:2]
    rows, columns = np.indices((height, width), np.float32)
    waves = [(random.uniform(1, 3) * 2 * np.pi / width, random.uniform(1, 3) * 2 * np.pi / height, random.uniform(0, 6.28)) for _ in range(4)]
    push = lambda pair: sum(np.sin(columns * along + rows * down + phase) for along, down, phase in pair) * strength / 2
    return sample(picture, columns + push(waves[:2]), rows + push(waves[2:]), ground, nearest=not smooth)


def draw(random, generator):
    text = pick_text(random, ALPHABET, 5 if random.random() < 0.75 else random.randint(4, 8))
    size = about(random, 30, 0.25)
    spacing = about(random, 1.2, 0.15)
    height, width = round(2 * size), round(len(text) * spacing * size)
    ground = WHITE if random.random() < 0.75 else shade(random, 200, 255)
    picture = canvas(height, width, ground)
    ink = BLACK if random.random() < 0.7 else shade(random, 0, 120)
    jitter = random.choice([0, 50, 100, 100, 150])
    one_face = choose_face(random, random.choices(["sans", "sans bold", "serif", "hand", "display"], weights=[4, 2, 2, 1, 1])[0], text)
    several = random.random() < 0.25
    x = random.uniform(0.05, 0.3) * size
    for character in text:
        colour = tuple(min(255, max(0, part + random.randint(-jitter, jitter))) for part in ink)
        if luminance(ground) - luminance(colour) < 50:
            colour = ink
        path = choose_face(random, "sans any", character) if several else one_face
        drawn = letter(path, size * 96 / 72 * 0.95, character, random.uniform(-10, 10))
        y = height * 0.5 + 0.45 * size + random.uniform(-0.15, 0.15) * size
        blend(picture, drawn.mask, round(x) + drawn.left, round(y) + drawn.top, colour)
        x += (width - size * 0.3) / len(text) * random.uniform(0.94, 1.04)
    noise, level = random.random(), random.randint(1, 10)
    if noise < 0.35:
        for _ in range(3 * level):
            random_line(random, picture, shade(random, 0, 255))
    if random.random() < 0.6:
        picture = shaken(picture, random, random.randint(1, 6) * size / 30, ground, random.random() < 0.6)
    if 0.25 < noise < 0.7:
        count = level * width * height // 100
        picture[generator.integers(0, height, count), generator.integers(0, width, count)] = generator.integers(0, 256, (count, 3))
    return text, jpeg(picture, random.randint(70, 90)) if random.random() < 0.6 else picture
