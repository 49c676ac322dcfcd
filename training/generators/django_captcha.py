"""Images of django-simple-captcha, drawn by the library's view without a database.

usage: /usr/bin/python3 django_captcha.py <count> <seed> <defaults|varied|look-alikes>
"""
import random
import struct
import sys

import django
from django.conf import settings

settings.configure(INSTALLED_APPS=["captcha"], SECRET_KEY="only here to draw", DATABASES={})
django.setup()

from captcha import helpers, views  # noqa: E402  (needs the settings above)
from captcha.conf import settings as captcha_settings  # noqa: E402

VERA_FAMILY = [f"/usr/share/fonts/truetype/ttf-bitstream-vera/{name}.ttf" for name in ("Vera", "VeraBd", "VeraSe", "VeraMono", "VeraIt")]
OTHER_FONTS = ["/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf", "/usr/share/fonts/truetype/lato/Lato-Bold.ttf"]
LIBRARY_DEFAULTS = {name: getattr(captcha_settings, name) for name in dir(captcha_settings) if name.startswith("CAPTCHA_")}


class _Store:
    """Replaces the library's database table, from which the view takes the text to draw."""

    challenge = ""

    @classmethod
    def get(cls, hashkey):
        return cls


views.CaptchaStore = type("CaptchaStore", (), {"objects": _Store, "DoesNotExist": KeyError})


def vary_settings(chooser):
    changes = {}
    if chooser.random() < 0.4:
        changes["CAPTCHA_FONT_PATH"] = chooser.choice(VERA_FAMILY + OTHER_FONTS)
    if chooser.random() < 0.4:
        changes["CAPTCHA_FONT_SIZE"] = chooser.randint(18, 42)
    if chooser.random() < 0.3:
        changes["CAPTCHA_LETTER_ROTATION"] = chooser.choice([None, (-15, 15), (-45, 45)])
    if chooser.random() < 0.4:
        names = ["captcha.helpers.noise_arcs", "captcha.helpers.noise_dots"]
        changes["CAPTCHA_NOISE_FUNCTIONS"] = tuple(name for name in names if chooser.random() < 0.6)
    if chooser.random() < 0.3:
        changes["CAPTCHA_BACKGROUND_COLOR"], changes["CAPTCHA_FOREGROUND_COLOR"] = chooser.choice(
            [("#ffffff", "#003366"), ("#000000", "#ffffff"), ("#223344", "#eeeecc"), ("#ffeecc", "#884400"), ("#dddddd", "#333333")]
        )
    for name, value in {**LIBRARY_DEFAULTS, **changes}.items():
        setattr(captcha_settings, name, value)


# The letters misread most, as often as all the other letters together.
LOOK_ALIKES = "IIIIJJJJJOOOOQQQQEEEFFF" + "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def choose_text(chooser, mode):
    if mode == "look-alikes":
        return "".join(chooser.choice(LOOK_ALIKES) for _ in range(4))
    if mode == "defaults" or chooser.random() < 0.6:
        return helpers.random_char_challenge()[0]
    if chooser.random() < 0.4:
        return helpers.math_challenge()[0]
    letters = chooser.choice(["ABCDEFGHIJKLMNOPQRSTUVWXYZ", "0123456789", "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789", "abcdefghijklmnopqrstuvwxyz"])
    return "".join(chooser.choice(letters) for _ in range(chooser.randint(3, 8)))


def main(count, seed, mode):
    chooser = random.Random(seed)
    for index in range(count):
        if mode == "varied":
            vary_settings(chooser)
        # The view seeds the global generator with the key, its only source of randomness.
        random.seed(f"{seed}/{index}/text")
        _Store.challenge = choose_text(chooser, mode)
        image = views.captcha_image(None, f"{seed}/{index}/image", scale=2 if mode == "varied" and chooser.random() < 0.3 else 1).content
        label = _Store.challenge.encode()
        sys.stdout.buffer.write(struct.pack("<B", len(label)) + label + struct.pack("<I", len(image)) + image)


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]), sys.argv[3] if len(sys.argv) > 3 else "defaults")
