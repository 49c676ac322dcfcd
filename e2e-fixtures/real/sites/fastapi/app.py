"""A FastAPI site with images of `wheezy.captcha`, drawn as its user guide has it, with the font that it names.

Says on standard output what only the server knows: `captcha TEXT`, `accepted` or `rejected`.

usage: python3 app.py PORT     APP_ENV=test: always the same text
"""
import io
import os
import random
import string
import sys
from typing import Annotated

import uvicorn
from fastapi import FastAPI, Form, Request, Response
from fastapi.responses import HTMLResponse
from starlette.middleware.sessions import SessionMiddleware
from wheezy.captcha.image import background, captcha, curve, noise, offset, rotate, smooth, text, warp

FONT = "/usr/share/fonts/truetype/liberation/LiberationMono-Bold.ttf"

FORM = """<!doctype html><title>Sign up</title>
<p role="alert">{message}</p>
<form method="post">
  <p><label>Name <input name="name" value="Ada"></label></p>
  <p><img id="image" src="/captcha.jpg" alt="captcha"> <button type="button" id="another">Another image</button></p>
  <p><label>Characters in the image <input name="code" autocomplete="off"></label></p>
  <button>Sign up</button>
</form>
<script>
document.querySelector('#another').addEventListener('click', () => {{
  document.querySelector('#image').src = '/captcha.jpg?' + Date.now()
}})
</script>"""

app = FastAPI()
app.add_middleware(SessionMiddleware, secret_key="signs nothing that leaves this machine")
draw = captcha(
    drawings=[
        background(),
        text(fonts=[FONT], drawings=[warp(), rotate(), offset()]),
        curve(),
        noise(),
        smooth(),
    ]
)


# The switch for tests that the guide names.
def choose_text():
    if os.environ.get("APP_ENV") == "test":
        return "BCD3"
    return "".join(random.sample(string.ascii_uppercase + string.digits, 4))


def tell(line):
    print(line, flush=True)


@app.get("/captcha.jpg")
def image(request: Request):
    code = choose_text()
    request.session["captcha"] = code
    tell("captcha " + code)
    file = io.BytesIO()
    draw(code).save(file, "JPEG", quality=75)
    return Response(file.getvalue(), media_type="image/jpeg", headers={"Cache-Control": "no-store"})


@app.get("/", response_class=HTMLResponse)
def show():
    return FORM.format(message="")


@app.post("/", response_class=HTMLResponse)
def sign_up(request: Request, code: Annotated[str, Form()] = ""):
    expected = request.session.pop("captcha", None)
    if expected and code.upper() == expected:
        tell("accepted")
        return "<h1>Welcome, Ada</h1>"
    tell("rejected")
    return FORM.format(message="The characters do not match the image.")


uvicorn.run(app, host="127.0.0.1", port=int(sys.argv[1]), log_level="warning")
