"""A Django site with today's django-simple-captcha, its own field, views and check:
letters at /letters, sums at /sums.

Says on standard output what only the server knows: `captcha ANSWER`, `accepted` or `rejected`.

usage: python3 app.py PORT DATABASE [test-mode]
"""
import sys
from socketserver import ThreadingMixIn
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

import django
from django.conf import settings

PORT, DATABASE, TEST_MODE = int(sys.argv[1]), sys.argv[2], "test-mode" in sys.argv[3:]
CHALLENGES = {
    "letters": "captcha.helpers.random_char_challenge",
    "sums": "captcha.helpers.math_challenge",
}

settings.configure(
    ALLOWED_HOSTS=["127.0.0.1"],
    ROOT_URLCONF=__name__,
    SECRET_KEY="signs nothing that leaves this machine",
    INSTALLED_APPS=["captcha"],
    DEFAULT_AUTO_FIELD="django.db.models.AutoField",
    DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": DATABASE}},
    TEMPLATES=[{"BACKEND": "django.template.backends.django.DjangoTemplates", "APP_DIRS": True}],
    # The switch for tests that the guide names.
    CAPTCHA_TEST_MODE=TEST_MODE,
)
django.setup()

from captcha.conf import settings as captcha_settings  # noqa: E402  (needs the settings above)
from captcha.fields import CaptchaField  # noqa: E402
from captcha.models import CaptchaStore  # noqa: E402
from django import forms  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.core.wsgi import get_wsgi_application  # noqa: E402
from django.db.models.signals import post_save  # noqa: E402
from django.http import HttpResponse  # noqa: E402
from django.urls import include, path  # noqa: E402

# As the library's documentation has it, without jQuery.
REFRESH = """<a href="#" class="js-captcha-refresh">Refresh</a><script>
document.querySelector('.js-captcha-refresh').addEventListener('click', async (event) => {
  event.preventDefault()
  const headers = { 'X-Requested-With': 'XMLHttpRequest' }
  const json = await (await fetch('/captcha/refresh/', { headers })).json()
  document.querySelector('img.captcha').src = json.image_url
  document.querySelector('#id_captcha_0').value = json.key
})</script>"""


def tell(line):
    print(line, flush=True)


post_save.connect(lambda instance, **_: tell(f"captcha {instance.response}"), sender=CaptchaStore, weak=False)


class SignUp(forms.Form):
    name = forms.CharField()
    captcha = CaptchaField()


def sign_up(request, kind):
    # The library has one challenge for a whole site; its refresh draws of the same kind as the page before.
    captcha_settings.CAPTCHA_CHALLENGE_FUNCT = CHALLENGES[kind]
    form = SignUp(request.POST or None, initial={"name": "Ada"})
    if request.method == "POST":
        is_right = form.is_valid()
        tell("accepted" if is_right else "rejected")
        if is_right:
            return HttpResponse("<h1>Welcome</h1>")
    return HttpResponse(f'<!doctype html><form method="post">{form.as_p()}{REFRESH}<button>Sign up</button></form>')


urlpatterns = [
    path("captcha/", include("captcha.urls")),
    path("", lambda request: HttpResponse("letters, sums")),
    path("<str:kind>", sign_up),
]


class Quiet(WSGIRequestHandler):
    def log_message(self, *_):
        pass


class Server(ThreadingMixIn, WSGIServer):
    """A browser opens connections that it may not use, which one thread would wait for."""

    daemon_threads = True


call_command("migrate", verbosity=0)
make_server("127.0.0.1", PORT, get_wsgi_application(), Server, Quiet).serve_forever()
