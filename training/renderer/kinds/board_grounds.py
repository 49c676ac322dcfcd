"""Joomla's and vBulletin's style: letters of several faces, sizes and slants on a picture-like ground, with shapes over it."""
import cv2
import numpy as np

from .. import backgrounds
from ..colours import contrasting_colour
from .faces import choose_face
from .gd import any_size, blend, border, jpeg, letter, pick_text, random_line, shade

ALPHABET = "2345678ABCDEFGHJKLMNPRSTWXYZabcdefghjkmnprstwxyz"


def photograph(random, generator, height, width, tone):
    """Blotches over a gradient, grained."""
    picture = backgrounds.gradient(random, height, width, tone)
    blotches = backgrounds.clouds(generator, height, width, tone, random.uniform(10, 30))
    picture = cv2.addWeighted(picture, 0.5, blotches, 0.5, 0)
    grain = generator.normal(0, random.uniform(0, 12), (height, width, 1))
    return np.clip(picture + grain, 0, 255).astype(np.uint8)


def draw(random, generator):
    text = pick_text(random, ALPHABET if random.random() < 0.5 else ALPHABET[:28], random.choice([5, 6, 6, 4]))
    height, width = any_size(random, random.choice([61, 61, 50, 40]), random.choice([201, 201, 160]))
    dark = random.random() < 0.2
    tone = shade(random, 20, 90) if dark else shade(random, 150, 240)
    picture = photograph(random, generator, height, width, tone)
    each_own, common = random.random() < 0.6, contrasting_colour(random, tone, 80)
    for _ in range(random.choice([0, 3, 6])):
        random_line(random, picture, contrasting_colour(random, tone, 30), 1, True)
    step, turn, lean = (width - 12) / len(text), random.choice([5, 15, 25]), random.choice([0, 0.3])
    for index, character in enumerate(text):
        path = choose_face(random, "any", character)
        size = height * random.uniform(0.45, 0.8)
        drawn = letter(path, size, character, random.uniform(-turn, turn), random.uniform(-lean, lean))
        x = 6 + index * step + random.uniform(0, max(0, step - drawn.mask.shape[1]))
        y = height / 2 - drawn.mask.shape[0] / 2 + random.uniform(-0.12, 0.12) * height
        colour = contrasting_colour(random, tone, 80) if each_own else common
        if random.random() < 0.2:
            blend(picture, drawn.mask, round(x) + 2, round(y) + 2, tuple(part // 2 for part in tone), 0.6)
        blend(picture, drawn.mask, round(x), round(y), colour)
    if random.random() < 0.4:
        for _ in range(random.randint(1, 4)):
            centre, axes = (random.randint(0, width), random.randint(0, height)), (random.randint(6, 40), random.randint(6, 30))
            cv2.ellipse(picture, centre, axes, random.randint(0, 90), 0, 360, contrasting_colour(random, tone, 40), 1, cv2.LINE_AA)
    if random.random() < 0.4:
        border(picture, shade(random, 0, 120))
    return text, jpeg(picture, random.randint(60, 92))
