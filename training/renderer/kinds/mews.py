"""mews/captcha for Laravel in its types: letters or a sum on a texture, flat colours with lines, mini, inverse; older and newer versions."""
from math import ceil, cos, radians, sin

import cv2
import numpy as np

from ..backgrounds import clouds, gradient, noise_field, stripes
from .faces import choose_face
from .gd import WHITE, any_size, blend, canvas, letter, line, pick_text, shade

ALPHABET = "2346789abcdefghjmnpqrtuxyzABCDEFGHJMNPQRTUXYZ"
OWN_ALPHABETS = ["0123456789", "23456789abcdefghjkmnpqrstuvwxyz", "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"]
FLAT_COLOURS = [(44, 62, 80), (192, 57, 43), (22, 160, 133), (192, 57, 43), (142, 68, 173), (48, 63, 159), (245, 124, 0), (121, 85, 72)]
FLAT_GROUND = (236, 242, 244)
# type: height, width and length in the older versions, then in the newer ones
TYPES = {
    "default": ((36, 120, 9), (65, 345, 6)),
    "math": ((36, 120, 9), (36, 120, 9)),
    "flat": ((46, 160, 6), (65, 345, 6)),
    "mini": ((32, 60, 3), (32, 60, 3)),
    "inverse": ((36, 120, 5), (36, 120, 5)),
}


def texture(random, generator, height, width):
    """A pale photograph of paper, cloth or bokeh in place of the pictures that the package ships."""
    tone = shade(random, 190, 250)
    kind = random.random()
    if kind < 0.35:
        return clouds(generator, height, width, tone, random.uniform(6, 26))
    if kind < 0.6:
        return gradient(random, height, width, tone)
    if kind < 0.8:
        return noise_field(generator, height, width, tone, random.uniform(4, 22))
    return stripes(random, height, width, tone)


def lines(random, picture, count, colours, smooth):
    height, width = picture.shape[:2]
    for index in range(count + 1):
        start = (random.randint(0, width) + index * random.randint(0, height), random.randint(0, height))
        line(picture, start, (random.randint(0, width), random.randint(0, height)), colours(), smooth=smooth)


def contrast(picture, amount):
    """Lower contrast for negative amounts, as GD's filter turns it."""
    factor = ((100 + amount) / 100) ** 2
    return np.clip((picture.astype(np.float32) / 255 - 0.5) * factor * 255 + 127.5, 0, 255).astype(np.uint8)


def sharpened(picture, amount):
    corner, side = -0.01 * amount, -0.025 * amount
    kernel = np.array([[corner, side, corner], [side, 1 - 4 * (corner + side), side], [corner, side, corner]])
    return cv2.filter2D(picture, -1, kernel, borderType=cv2.BORDER_REPLICATE)


def blurred(picture, passes):
    for _ in range(passes):
        picture = cv2.sepFilter2D(picture, -1, np.array([0.25, 0.5, 0.25]), np.array([0.25, 0.5, 0.25]), borderType=cv2.BORDER_REPLICATE)
    return picture


def write(random, picture, text, length, colours, turn, newer):
    """Letters from one line at the top downwards, which lies the lower the fewer they are, so that the frame cuts some."""
    height, width = picture.shape[:2]
    indent = random.choice([0, 4, 4])
    for index, character in enumerate(text):
        if character == " ":
            continue
        pixels = random.randint(height - 10, height)
        pixels = pixels * 0.76 * 96 / 72 if newer else ceil(pixels * 0.75) * 96 / 72
        style = random.choices(["sans bold", "display", "serif bold", "hand", "heavy", "sans", "serif"], weights=[3, 3, 2, 2, 2, 1, 1])[0]
        path, angle = choose_face(random, style, character), random.uniform(-turn, turn)
        drawn = letter(path, pixels, character, angle)
        # Older versions hang each letter by its own corner, small and low letters too; newer ones by the height of capitals.
        upright = letter(path, pixels, "T" if newer else character)
        across, down = 0 if newer else upright.left, upright.top
        cosine, sine = cos(radians(angle)), sin(radians(angle))
        x = indent + index * (width - indent) / length - (cosine * across + sine * down)
        y = height / length - (cosine * down - sine * across)
        blend(picture, drawn.mask, int(x) + drawn.left, int(y) + drawn.top, colours())


def draw(random, generator):
    kind = random.choices(list(TYPES), weights=[5, 2, 4, 1, 3])[0]
    # The larger sizes came before the library that draws the letters anew.
    enlarged, newer = random.choice([(False, False), (False, False), (True, False), (True, True), (True, True)])
    height, width, length = TYPES[kind][enlarged]
    if kind not in ("math", "mini") and random.random() < 0.25:
        length = random.randint(4, 6)
    height, width = any_size(random, height, width)
    if kind == "math":
        text = f"{random.randint(10, 30)} + {random.randint(1, 9)} = "
    else:
        text = pick_text(random, ALPHABET if random.random() < 0.85 else random.choice(OWN_ALPHABETS), length)
        # Only the case-sensitive type and the oldest versions draw capitals.
        text = text.lower() if kind != "inverse" and random.random() < 0.85 else text
    if random.random() < 0.2:
        colours = lambda: shade(random, 0, 140)
    else:
        colours = (lambda: random.choice(FLAT_COLOURS)) if kind == "flat" else (lambda: shade(random, 0, 255))
    if random.random() < (0.75 if kind == "flat" and not enlarged else 0.15):
        picture = canvas(height, width, FLAT_GROUND if random.random() < 0.8 else random.choice([WHITE, shade(random, 225, 255)]))
    else:
        picture = texture(random, generator, height, width)
    if kind == "inverse" or kind == "flat" and not enlarged:
        picture = contrast(picture, -5)
    own = random.random() < 0.2
    write(random, picture, text, length, colours, random.uniform(0, 25) if own else 12 if kind == "inverse" else 15, newer)
    lines(random, picture, random.randint(0, 8) if own else 6 if kind == "flat" else 3, colours, newer)
    if kind == "inverse":
        picture = sharpened(picture, 10)
        if not enlarged or random.random() < 0.3:
            picture = 255 - picture
        picture = blurred(picture, 2)
    return text.replace(" ", ""), picture
