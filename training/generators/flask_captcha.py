"""Images of flask-simple-captcha.

usage: python flask_captcha.py <count> <seed> <defaults|varied|look-alikes>
"""
import base64
import random
import string

from flask_simple_captcha import CAPTCHA, captcha_generation

from framing import ALPHABETS, LOOK_ALIKES, arguments, write_sample

# The token that goes with an image takes far longer than the image.
captcha_generation.jwtencrypt = lambda *_, **__: ""
COLOURS = [((0, 0, 0), (255, 255, 255)), ((255, 255, 255), (0, 0, 0)), ((20, 40, 90), (230, 230, 200)), ((240, 235, 220), (120, 40, 20)), ((90, 90, 90), (255, 220, 0))]


def captcha(**settings):
    drawer = CAPTCHA(settings)
    # The library takes letters, digits (once more than the letters) and fonts from sets and folders in no order.
    drawer.characters = tuple(sorted(drawer.characters)) + tuple(string.digits if drawer.config["CAPTCHA_DIGITS"] else "")
    drawer.config["CAPTCHA_DIGITS"] = False
    drawer.fonts = sorted(drawer.fonts, key=lambda font: font.path)
    return drawer


def varied_captcha():
    ground, letters = random.choice(COLOURS)
    return captcha(
        CAPTCHA_LENGTH=random.randint(3, 8), CAPTCHA_DIGITS=random.random() < 0.5, BACKGROUND_COLOR=ground, TEXT_COLOR=letters, ONLY_UPPERCASE=False,
        CHARACTER_POOL=random.choice(ALPHABETS), EXCLUDE_VISUALLY_SIMILAR=random.random() < 0.5, CAPTCHA_IMG_FORMAT=random.choice(["JPEG", "PNG"]),
    )


def main(count, seed, mode):
    random.seed(seed)
    defaults = captcha()
    if mode == "look-alikes":
        letters = [letter for letter in string.ascii_uppercase if letter in defaults.characters]
        defaults.characters = tuple(letters + [letter for letter in LOOK_ALIKES if letter in letters])
    for _ in range(count):
        drawn = (varied_captcha() if mode == "varied" and random.random() < 0.35 else defaults).create()
        write_sample(drawn["text"], base64.b64decode(drawn["img"]))


if __name__ == "__main__":
    main(*arguments())
