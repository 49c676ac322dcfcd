"""Images of claptcha, in the font of its documentation.

usage: python claptcha_images.py <count> <seed> <defaults|varied|look-alikes>
"""
import random

from claptcha import Claptcha
from PIL import Image, ImageFont

from framing import arguments, random_text, write_sample

DOCUMENTED_FONT = "/usr/share/fonts/truetype/freefont/FreeMono.ttf"
OTHER_FONTS = [f"/usr/share/fonts/truetype/{name}.ttf" for name in (
    "freefont/FreeMonoBold", "freefont/FreeSans", "freefont/FreeSerif", "dejavu/DejaVuSans", "dejavu/DejaVuSerif", "dejavu/DejaVuSansMono",
    "liberation/LiberationSans-Regular", "liberation/LiberationMono-Regular",
)]

# The library was written for Pillow before 10, which measured text with getsize.
ImageFont.FreeTypeFont.getsize = lambda font, text: tuple(int(side) for side in font.getbbox(text)[2:])


def main(count, seed, mode):
    random.seed(seed)
    for _ in range(count):
        text, font, size, margin, options = random_text(random, 4, 6, mode=mode), DOCUMENTED_FONT, (200, 80), (20, 20), {}
        if mode == "varied" and random.random() < 0.35:
            text, font = random_text(random, 3, 8), random.choice([DOCUMENTED_FONT, *OTHER_FONTS])
            size = random.choice([(200, 80), (100, 30), (160, 60), (240, 80), (300, 100)])
            margin = random.choice([(size[1] // 4, size[1] // 4), (size[1] // 8, size[1] // 8)])
            options = {"resample": random.choice([Image.BILINEAR, Image.BICUBIC]), "noise": random.choice([0, 0.2, 0.3, 0.5])}
        label, image = Claptcha(text, font, size, margin, **options).bytes
        write_sample(label, image.getvalue())


if __name__ == "__main__":
    main(*arguments())
