"""A real Django site on loopback with django-simple-captcha's own field, view, refresh and check, all defaults.

Needs Debian's python3-django-captcha. Says on standard output what only the server knows: `captcha TEXT` for each
captcha it makes, `accepted` or `rejected` for each answer.

usage: /usr/bin/python3 e2e-fixtures/real/django-site.py PORT DATABASE
"""
import sys
from wsgiref.simple_server import make_server

import django
from django.conf import settings

PORT, DATABASE = int(sys.argv[1]), sys.argv[2]


def tell(*words):
    print(*words, flush=True)


def challenge():
    """The library's default challenge, told to whoever started this process."""
    from captcha.helpers import random_char_challenge

    text, answer = random_char_challenge()
    tell("captcha", text)
    return text, answer


settings.configure(
    ALLOWED_HOSTS=["127.0.0.1"],
    ROOT_URLCONF=__name__,
    SECRET_KEY="signs nothing that leaves this machine",
    INSTALLED_APPS=["captcha"],
    DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": DATABASE}},
    TEMPLATES=[{"BACKEND": "django.template.backends.django.DjangoTemplates", "APP_DIRS": True}],
    CAPTCHA_CHALLENGE_FUNCT=challenge,
)
django.setup()

from captcha.fields import CaptchaField  # noqa: E402  (needs the settings above)
from django import forms  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.core.wsgi import get_wsgi_application  # noqa: E402
from django.http import HttpResponse  # noqa: E402
from django.urls import include, path  # noqa: E402

REFRESH = """<a href="#" class="js-captcha-refresh">Refresh</a><script>
document.querySelector('.js-captcha-refresh').addEventListener('click', async (event) => {
  event.preventDefault()
  const headers = { 'X-Requested-With': 'XMLHttpRequest' }
  const json = await (await fetch('/captcha/refresh/', { headers })).json()
  document.querySelector('img.captcha').src = json.image_url
  document.querySelector('#id_captcha_0').value = json.key
})</script>"""


class SignUp(forms.Form):
    name = forms.CharField()
    captcha = CaptchaField()


def sign_up(request):
    form = SignUp(request.POST or None, initial={"name": "Ada"})
    if request.method == "POST":
        is_right = form.is_valid()
        tell("accepted" if is_right else "rejected")
        if is_right:
            return HttpResponse("Welcome")
    return HttpResponse(f'<form method="post">{form.as_p()}{REFRESH}<button>Sign up</button></form>')


urlpatterns = [path("captcha/", include("captcha.urls")), path("", sign_up)]

call_command("migrate", verbosity=0)
make_server("127.0.0.1", PORT, get_wsgi_application()).serve_forever()
