"""A Flask site with images of lepture's `captcha`, as its readme draws them: a route returns the bytes.

Says on standard output what only the server knows: `captcha TEXT`, `accepted` or `rejected`.

usage: python3 app.py PORT     APP_ENV=test: always the same text
"""
import os
import random
import string
import sys

from captcha.image import ImageCaptcha
from flask import Flask, request, send_file, session

app = Flask(__name__)
app.secret_key = "signs nothing that leaves this machine"
images = ImageCaptcha()

FORM = """<!doctype html><title>Sign up</title>
<p role="alert">{message}</p>
<form method="post">
  <p><label>Name <input name="name" value="Ada"></label></p>
  <p><img id="image" src="/captcha.png" alt="captcha"> <a href="#" id="another">Another image</a></p>
  <p><label>Characters in the image <input name="captcha" autocomplete="off"></label></p>
  <button>Sign up</button>
</form>
<script>
document.querySelector('#another').addEventListener('click', (event) => {{
  event.preventDefault()
  document.querySelector('#image').src = '/captcha.png?' + Date.now()
}})
</script>"""


# The switch for tests that the guide names.
def choose_text():
    if os.environ.get("APP_ENV") == "test":
        return "BCD3"
    return "".join(random.choices(string.ascii_uppercase + string.digits, k=4))


def tell(line):
    print(line, flush=True)


@app.get("/captcha.png")
def image():
    session["captcha"] = choose_text()
    tell("captcha " + session["captcha"])
    response = send_file(images.generate(session["captcha"]), mimetype="image/png")
    response.headers["Cache-Control"] = "no-store"
    return response


@app.route("/", methods=["GET", "POST"])
def sign_up():
    if request.method == "GET":
        return FORM.format(message="")
    expected = session.pop("captcha", None)
    if expected and request.form["captcha"].upper() == expected:
        tell("accepted")
        return "<h1>Welcome, Ada</h1>"
    tell("rejected")
    return FORM.format(message="The characters do not match the image.")


app.run("127.0.0.1", int(sys.argv[1]))
