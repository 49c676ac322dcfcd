"""Images of lepture's captcha (PyPI `captcha`).

usage: python lepture.py <count> <seed> <defaults|varied|look-alikes>
The library draws any text; its applications mostly ask for four to six letters or digits.
"""
import random
from types import SimpleNamespace

import captcha.image
from captcha.image import ImageCaptcha, random_color

from framing import arguments, random_text, write_sample

FONTS = [f"/usr/share/fonts/truetype/{name}.ttf" for name in (
    "dejavu/DejaVuSans", "dejavu/DejaVuSans-Bold", "dejavu/DejaVuSerif", "dejavu/DejaVuSansMono", "liberation/LiberationSans-Regular",
    "liberation/LiberationSans-Bold", "liberation/LiberationSerif-Regular", "liberation/LiberationMono-Bold",
)]
# Letters wider than the image are squeezed by the library, as its users see them too.
SIZES = [(120, 40), (120, 50), (160, 60), (180, 60), (200, 60), (200, 80), (240, 60), (280, 90), (300, 100)]

# The library draws on the system's entropy; a seeded generator in its place makes its images repeatable.
chooser = random.Random()
captcha.image.secrets = SimpleNamespace(randbelow=chooser.randrange, choice=chooser.choice, randbits=chooser.getrandbits)
DEFAULTS = ImageCaptcha()
cache = {}


def varied_captcha():
    width, height = chooser.choice(SIZES)
    fonts = tuple(sorted(chooser.sample(FONTS, chooser.randint(1, 3)))) if chooser.random() < 0.6 else None
    sizes = None if height == 60 else tuple(int(height * share) for share in (0.7, 0.83, 0.93))
    key = width, height, fonts
    if key not in cache:
        cache[key] = ImageCaptcha(width, height, fonts, sizes)
    drawer = cache[key]
    drawer.character_rotate = chooser.choice([(-30, 30), (-15, 15), (0, 0), (-45, 45)])
    drawer.word_space_probability = chooser.choice([0.5, 0.5, 0, 1])
    drawer.word_offset_dx = chooser.choice([0.25, 0.25, 0, 0.4])
    return drawer


def main(count, seed, mode):
    chooser.seed(seed)
    for _ in range(count):
        if mode == "varied" and chooser.random() < 0.35:
            drawer, text, colours = varied_captcha(), random_text(chooser, 3, 8), {}
            # The library pastes each letter as strongly as its colour is bright: black ones don't show at all.
            if chooser.random() < 0.3:
                colours = {"bg_color": random_color(220, 255), "fg_color": random_color(80, 150)}
            elif chooser.random() < 0.15:
                colours = {"bg_color": random_color(0, 60), "fg_color": random_color(160, 255)}
            write_sample(text, drawer.generate(text, **colours).getvalue())
        else:
            text = random_text(chooser, 4, 6, mode=mode)
            write_sample(text, DEFAULTS.generate(text).getvalue())


if __name__ == "__main__":
    main(*arguments())
