"""Every source of labelled images, our own and third-party, behind one interface: (source, count, seed, mode) → (label, image)."""
import os
import struct
import subprocess
import sys
from dataclasses import dataclass
from random import Random

from data.images import decode_frames, views

TRAINING = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
GENERATORS = os.path.join(TRAINING, "generators")
BUILT = os.path.join(TRAINING, ".cache")

DEBIAN_PYTHON = "/usr/bin/python3"
JAVA = ["java", "-Djava.awt.headless=true", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-jar", os.path.join(BUILT, "java", "captchas.jar")]
GO = [os.path.join(BUILT, "go", "captchas")]
RUST = [os.path.join(BUILT, "rust", "release", "captcha-generators")]
PHP = ["php", "-d", "opcache.enable_cli=1", "-d", "opcache.jit=tracing", "-d", "opcache.jit_buffer_size=64M"]


@dataclass(frozen=True)
class Source:
    """A library's own generator, started as `command count seed mode`."""

    command: list
    # Images of 1,000 in a shard. 0: never trained on.
    share: int
    extension: str = "png"


LIBRARIES = {
    "svg": Source(["node", "svg-captcha.mjs"], 30),
    "trek": Source(["node", "trek-captcha.mjs"], 30, "gif"),
    "gregwar": Source([*PHP, "gregwar.php"], 80, "jpg"),
    "django": Source([DEBIAN_PYTHON, "django_captcha.py"], 45),
    "lepture": Source([sys.executable, "lepture.py"], 70),
    "mediawiki": Source([sys.executable, "mediawiki.py"], 60),
    "wheezy": Source([sys.executable, "wheezy_captcha.py"], 25, "jpg"),
    "claptcha": Source([sys.executable, "claptcha_images.py"], 20),
    "flask": Source([sys.executable, "flask_captcha.py"], 20, "jpg"),
    "easy": Source([*JAVA, "easy"], 35),
    "easy-gif": Source([*JAVA, "easy-gif"], 12, "gif"),
    "kaptcha": Source([*JAVA, "kaptcha"], 25, "jpg"),
    "easy-arithmetic": Source([*JAVA, "easy-arithmetic"], 10),
    "hutool-line": Source([*JAVA, "hutool-line"], 45),
    "hutool-circle": Source([*JAVA, "hutool-circle"], 25),
    "hutool-shear": Source([*JAVA, "hutool-shear"], 25),
    "hutool-gif": Source([*JAVA, "hutool-gif"], 10, "gif"),
    "simplecaptcha": Source([*JAVA, "simplecaptcha"], 20),
    "happy": Source([*JAVA, "happy"], 20),
    "happy-gif": Source([*JAVA, "happy-gif"], 8, "gif"),
    "base64-string": Source([*GO, "base64-string"], 75),
    "base64-math": Source([*GO, "base64-math"], 15),
    "base64-digit": Source([*GO, "base64-digit"], 15),
    "dchest": Source([*GO, "dchest"], 30),
    "steambap": Source([*GO, "steambap"], 60),
    "steambap-math": Source([*GO, "steambap-math"], 15),
    "captchapng": Source(["node", "captchapng.mjs"], 10),
    "react-simple": Source(["node", "react-simple-captcha.mjs"], 15),
    "react-client": Source(["node", "react-client-captcha.mjs"], 20),
    "react-code": Source(["node", "react-captcha-code.mjs"], 25),
    "react-numeric": Source(["node", "react-numeric-captcha.mjs"], 8),
    "demos-react": Source(["node", "demos-react-captcha.mjs"], 10),
    "captcha-canvas": Source(["node", "captcha-canvas.mjs"], 20),
    "haileybot": Source(["node", "haileybot-captcha.mjs"], 5, "jpg"),
    "rust-captcha": Source([*RUST, "captcha"], 15),
    "captcha-rs": Source([*RUST, "captcha-rs"], 20, "jpg"),
    "biosvg": Source(["node", "biosvg.mjs"], 15),
    "django-0.7": Source([sys.executable, "django_captcha_0_7.py"], 15),
    "captcha-gif": Source(["node", "captcha-gif.mjs"], 12, "gif"),
    "vue-client": Source(["node", "vue-client-recaptcha.mjs"], 10),
    "multicolor": Source([sys.executable, "multicolor_captcha.py"], 0),
    "captcha-mini": Source(["node", "captcha-mini.mjs"], 12),
    "ppfun": Source(["node", "ppfun-captcha.mjs"], 25),
    "cage": Source([*JAVA, "cage"], 30, "jpg"),
    "patchca": Source([*JAVA, "patchca"], 30),
    "nanocaptcha": Source([*JAVA, "nanocaptcha"], 20),
    "jfinal": Source([*JAVA, "jfinal"], 15, "jpg"),
    "jcaptcha": Source([*JAVA, "jcaptcha"], 0, "jpg"),
    "securityimage": Source(["perl", "security_image.pl"], 0),
    "simple-captcha2": Source([DEBIAN_PYTHON, "simple_captcha2.py"], 0, "jpg"),
    "authen-captcha": Source(["perl", "authen_captcha.pl"], 0),
}
# Drawn by this folder's renderer: everything mixed with everything, and kinds of libraries that can't be installed here. Images of 1,000 in a shard.
OWN = {"ours": 200, "kinds": 280}
TRAINED = [name for name, source in LIBRARIES.items() if source.share]
UNSEEN = [name for name, source in LIBRARIES.items() if not source.share]


def encoded_samples(source, count, seed, mode):
    """Labels and image files as written by a generator's library."""
    command = LIBRARIES[source].command + [str(count), str(seed), mode]
    with subprocess.Popen(command, cwd=GENERATORS, stdout=subprocess.PIPE) as process:
        stream = process.stdout
        for _ in range(count):
            head = stream.read(1)
            if not head:
                raise RuntimeError(f"{' '.join(command)} ended early")
            label = stream.read(head[0]).decode()
            (length,) = struct.unpack("<I", stream.read(4))
            yield label, stream.read(length)


def _own_samples(source, count, seed):
    from renderer import render_sample
    from renderer.kinds import render_kind_sample

    for index in range(count):
        yield render_kind_sample(f"{seed}/{index}") if source == "kinds" else render_sample(f"{seed}/{index}", held_out=source == "ours-held-out")


def samples(source, count, seed, mode):
    """Labels and images of any source, one view of each animation, chosen at random. "ours" and "ours-held-out" are everything mixed with everything."""
    if source in LIBRARIES:
        random = Random(seed)
        for label, data in encoded_samples(source, count, seed, mode):
            yield label, random.choice(views(decode_frames(data)))
    else:
        yield from _own_samples(source, count, seed)
