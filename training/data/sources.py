"""Every source of labelled images, our own and third-party, behind one interface: (source, count, seed) → (label, image)."""
import os
import struct
import subprocess

import cv2
import numpy as np
from PIL import Image

GENERATORS = os.path.join(os.path.dirname(__file__), "..", "generators")
COMMANDS = {
    "svg": ["node", "svg-captcha.mjs"],
    "trek": ["node", "trek-captcha.mjs"],
    "gregwar": ["php", "-d", "opcache.enable_cli=1", "-d", "opcache.jit=tracing", "-d", "opcache.jit_buffer_size=64M", "gregwar.php"],
    "django": ["/usr/bin/python3", "django_captcha.py"],
    # Never trained on:
    "securityimage": ["perl", "security_image.pl"],
    "simple-captcha2": ["/usr/bin/python3", "simple_captcha2.py"],
    "authen-captcha": ["perl", "authen_captcha.pl"],
    "captchapng": ["node", "captchapng.mjs"],
}
TRAINED = ["svg", "trek", "gregwar", "django"]
UNSEEN = ["securityimage", "simple-captcha2", "authen-captcha", "captchapng"]
EXTENSIONS = {"trek": "gif", "gregwar": "jpg", "simple-captcha2": "jpg"}


def encoded_samples(source, count, seed, mode):
    """Labels and image files as written by a generator's library."""
    command = COMMANDS[source] + [str(count), str(seed), mode]
    with subprocess.Popen(command, cwd=GENERATORS, stdout=subprocess.PIPE) as process:
        stream = process.stdout
        for _ in range(count):
            head = stream.read(1)
            if not head:
                raise RuntimeError(f"{' '.join(command)} ended early")
            label = stream.read(head[0]).decode()
            (length,) = struct.unpack("<I", stream.read(4))
            yield label, stream.read(length)


def decode_image(data):
    """An image file as uint8 RGB: first frame, on white."""
    picture = cv2.imdecode(np.frombuffer(data, np.uint8), cv2.IMREAD_UNCHANGED) if data[:3] != b"GIF" else None
    if picture is not None and picture.ndim == 3 and picture.shape[2] == 3 and picture.dtype == np.uint8:
        return picture[:, :, ::-1]
    import io

    image = Image.open(io.BytesIO(data)).convert("RGBA")
    white = Image.new("RGBA", image.size, "white")
    return np.asarray(Image.alpha_composite(white, image).convert("RGB"))


def samples(source, count, seed, mode):
    """Labels and images of any source. "ours" and "ours-held-out" are this folder's renderer."""
    if source.startswith("ours"):
        from renderer import render_sample

        for index in range(count):
            yield render_sample(f"{seed}/{index}", held_out=source == "ours-held-out")
        return
    for label, data in encoded_samples(source, count, seed, mode):
        yield label, decode_image(data)
