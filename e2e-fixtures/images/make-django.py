"""Makes the stored django-simple-captcha images: the library's own challenge, drawn by its own view, all defaults.

Needs Debian's python3-django-captcha. Each run makes other images, so commit the pictures and answers together.

usage: /usr/bin/python3 e2e-fixtures/images/make-django.py [count]
"""
import json
import pathlib
import sys

import django
from django.conf import settings

settings.configure(
    INSTALLED_APPS=["captcha"],
    SECRET_KEY="signs nothing, this process only draws",
    DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}},
)
django.setup()

from captcha.models import CaptchaStore  # noqa: E402  (needs the settings above)
from captcha.views import captcha_image  # noqa: E402
from django.core.management import call_command  # noqa: E402

FOLDER = pathlib.Path(__file__).parent / "django"


def main(count):
    call_command("migrate", verbosity=0)
    FOLDER.mkdir(exist_ok=True)
    answers = {}
    for number in range(1, count + 1):
        store = CaptchaStore.objects.get(hashkey=CaptchaStore.generate_key())
        name = f"{number:03}.png"
        (FOLDER / name).write_bytes(captcha_image(None, store.hashkey).content)
        answers[name] = store.challenge
    (FOLDER / "answers.json").write_text(json.dumps(answers, indent=1) + "\n")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 150)
