"""Images of django-simple-captcha 0.7, which can draw each letter in a colour of its own; the rest is drawn as in django_captcha.py.

usage: python django_captcha_0_7.py <count> <seed> <defaults|varied|look-alikes>
Its package has the name of lepture's, so that it needs a folder to itself:
    pip install --no-deps --target ../.cache/django-simple-captcha django-simple-captcha==0.7.0
"""
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", ".cache", "django-simple-captcha"))

import django_captcha  # noqa: E402  (needs the path above)

from framing import arguments  # noqa: E402

vary_other_settings = django_captcha.vary_settings


def vary_settings(chooser):
    vary_other_settings(chooser)
    coloured = chooser.random() < 0.4
    django_captcha.captcha_settings.CAPTCHA_LETTER_COLOR_FUNCT = "captcha.helpers.random_letter_color_challenge" if coloured else None


django_captcha.vary_settings = vary_settings

if __name__ == "__main__":
    django_captcha.main(*arguments())
