"""Images of simple_captcha2 (Rails): the library's table of styles and the ImageMagick command that it runs.

usage: /usr/bin/python3 simple_captcha2.py <count> <seed> <mode>
The command is the one of lib/simple_captcha/image.rb with its defaults (style simply_blue, distortion low, implode medium,
100x28, 22 points) in two images of three, and the other styles and distortions that stay readable in the third.
"""
import random
import struct
import subprocess
import sys

STYLES = {
    "simply_blue": ["-fill", "darkblue", "-background", "white"],
    "simply_red": ["-fill", "darkred", "-background", "white"],
    "simply_green": ["-fill", "darkgreen", "-background", "white"],
    "embosed_silver": ["-fill", "darkblue", "-shade", "20x60", "-background", "white"],
    "distorted_black": ["-fill", "darkblue", "-edge", "10", "-background", "white"],
    "all_black": ["-fill", "darkblue", "-edge", "2", "-background", "white"],
    "charcoal_grey": ["-fill", "darkblue", "-charcoal", "5", "-background", "white"],
}
# ImageMagick's `convert`, even if another program of that name comes first in the path.
CONVERT = "/usr/bin/convert"


def distortion(level):
    return {"low": (random.randrange(2), 80 + random.randrange(20)), "medium": (2 + random.randrange(2), 50 + random.randrange(20)), "high": (4 + random.randrange(2), 30 + random.randrange(20))}[level]


def draw(text):
    defaults = random.random() < 0.67
    style = "simply_blue" if defaults else random.choice(sorted(STYLES))
    amplitude, frequency = distortion("low" if defaults else random.choice(["low", "medium", "high"]))
    command = [CONVERT, *STYLES[style], "-size", "100x28", "-wave", f"{amplitude}x{frequency}", "-gravity", "Center", "-pointsize", "22", "-implode", "0.2", f"label:{text}", "jpeg:-"]
    return subprocess.run(command, capture_output=True, check=True).stdout


def main(count, seed):
    random.seed(seed)
    for _ in range(count):
        text = "".join(random.choice("ABCDEFGHIJKLMNOPQRSTUVWXYZ") for _ in range(5))
        image = draw(text)
        sys.stdout.buffer.write(struct.pack("<B", len(text)) + text.encode() + struct.pack("<I", len(image)) + image)


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
