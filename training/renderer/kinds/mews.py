"""mews/captcha for Laravel in its four types: crowded letters on a texture, flat colours with lines, mini, inverted; and sums."""
import cv2
import numpy as np

from ..backgrounds import clouds, gradient, noise_field, stripes
from .faces import choose_face
from .gd import about, about_int, any_size, blend, canvas, jpeg, letter, line, pick_text, shade

ALPHABET, LOWER_ONLY = "2346789abcdefghjmnpqrtuxyzABCDEFGHJMNPQRTUXYZ", "2346789abcdefghjmnpqrtuxyz"
FLAT_COLOURS = [(44, 62, 80), (192, 57, 43), (22, 160, 133), (192, 57, 43), (142, 68, 173), (48, 63, 159), (245, 124, 0), (121, 85, 72)]
FLAT_GROUND = (236, 242, 244)


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


def lines(random, picture, count, colours):
    height, width = picture.shape[:2]
    for index in range(count + 1):
        start = (random.randint(0, width) + index * random.randint(0, height), random.randint(0, height))
        line(picture, start, (random.randint(0, width), random.randint(0, height)), colours())


def contrast(picture, amount):
    """Lower contrast for negative amounts, as GD's filter turns it."""
    factor = ((100 - amount) / 100) ** 2
    return np.clip((picture.astype(np.float32) / 255 - 0.5) * factor * 255 + 127.5, 0, 255).astype(np.uint8)


def sharpened(picture, amount):
    soft = cv2.blur(picture, (3, 3))
    return cv2.addWeighted(picture, 1 + amount / 20, soft, -amount / 20, 0)


def write(random, picture, text, colours, turn):
    height, width = picture.shape[:2]
    indent = random.choice([0, 4])
    for index, character in enumerate(text):
        size = random.randint(height - 10, height)
        path = choose_face(random, random.choices(["serif bold", "sans bold", "display", "sans", "serif"], weights=[2, 2, 3, 1, 1])[0], character)
        drawn = letter(path, size, character, random.uniform(-turn, turn))
        # All tops at one height, so that the few letters of a text are set low and cut by the frame now and then.
        blend(picture, drawn.mask, indent + round(index * (width - indent) / len(text)), round(height / max(5, len(text))), colours())


def draw(random, generator):
    kind = random.choices(["default", "math", "flat", "mini", "inverse"], weights=[4, 1, 4, 1, 4])[0]
    free = lambda: shade(random, 0, 255)
    dim = lambda: random.choice([free, free, free, lambda: shade(random, 0, 140)])()
    turn = about(random, 15)
    if kind == "flat":
        height, width = any_size(random, 46, 160)
        picture = canvas(height, width, FLAT_GROUND if random.random() < 0.8 else shade(random, 225, 255))
        colours = (lambda: random.choice(FLAT_COLOURS)) if random.random() < 0.8 else (lambda: shade(random, 20, 180))
        text = pick_text(random, LOWER_ONLY if random.random() < 0.7 else ALPHABET, 6 if random.random() < 0.8 else random.randint(4, 7))
        write(random, picture, text, colours, turn)
        lines(random, picture, about_int(random, 6), colours)
    elif kind == "inverse":
        height, width = any_size(random, 36, 120)
        picture = contrast(texture(random, generator, height, width), -5)
        text = pick_text(random, ALPHABET, 5 if random.random() < 0.8 else random.randint(4, 6))
        write(random, picture, text, dim, about(random, 12))
        lines(random, picture, 3, dim)
        picture = sharpened(picture, about(random, 10))
        picture = 255 - picture
        if random.random() < 0.8:
            picture = cv2.GaussianBlur(picture, (0, 0), random.uniform(0.5, 0.9))
    else:
        height, width = any_size(random, *((32, 60) if kind == "mini" else (36, 120)))
        picture = texture(random, generator, height, width)
        if kind == "math":
            text = f"{random.randint(10, 30)}+{random.randint(1, 9)}="
        else:
            length = 3 if kind == "mini" else random.choices([9, 5, 6, 4], weights=[3, 3, 2, 1])[0]
            text = pick_text(random, LOWER_ONLY if random.random() < 0.7 else ALPHABET, length)
        write(random, picture, text, dim, turn)
        lines(random, picture, 3, dim)
    return text, jpeg(picture, 90) if random.random() < 0.3 else picture
