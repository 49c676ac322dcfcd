"""CodeIgniter's captcha helper: a small framed JPEG, a spiral of thin lines, letters of the built-in font or of a face at changing heights."""
import cv2
import numpy as np

from ..colours import contrasting_colour
from .faces import choose_face
from .gd import BLACK, WHITE, bitmap_text, border, canvas, jpeg, pick_text, ttf_text

POOL = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
# Frame, letters and spiral: the defaults, and what the manual's example sets.
DEFAULTS, EXAMPLE = ((153, 102, 102), (204, 153, 153), (255, 182, 182)), (WHITE, BLACK, (255, 40, 40))


def spiral(random, picture, colour, length):
    """Spokes between the turns of a spiral, whose middle is often outside the image."""
    height, width = picture.shape[:2]
    angle_most = max(0, length - 6)
    centre_x = random.randint(6, max(7, 360 // length - 16))
    centre_y = random.randint(height, width) if random.randint(-angle_most, angle_most) >= 0 else random.randint(6, height)
    index = np.arange(20 * 32 - 1)
    ends = []
    for step in (index, index + 1):
        theta, radius = 1 + 7 * (step + 1), step / 2
        ends.append(np.stack([radius * np.cos(theta) + centre_x, radius * np.sin(theta) + centre_y], 1))
    spokes = np.stack(ends, 1)
    seen = (spokes[:, :, 1].min(1) <= height) & (spokes[:, :, 1].max(1) >= 0)
    cv2.polylines(picture, list(spokes[seen].astype(np.int32)), False, colour)


def draw(random, generator):
    height, width = (30, 150) if random.random() < 0.7 else (random.randint(28, 60), random.randint(110, 240))
    alphabet = POOL if random.random() < 0.75 else random.choice(["0123456789", "23456789abcdefghjkmnpqrstuvwxyz"])
    faced = random.random() < 0.45
    text = pick_text(random, alphabet, 8 if random.random() < 0.65 else random.randint(4, 8))
    colours = random.choices([DEFAULTS, EXAMPLE, None], weights=[6, 2, 2])[0]
    if not colours:
        ink = contrasting_colour(random, WHITE, 80)
        colours = (ink, ink, tuple(part + (255 - part) * 3 // 5 for part in ink))
    frame, ink, grid = colours
    picture = canvas(height, width)
    spiral(random, picture, grid, len(text))
    if faced:
        size = 16 if random.random() < 0.7 else random.randint(14, 24)
        # The manual's example takes TeX's bold face.
        style, turn = random.choices(["serif bold", "sans", "sans bold", "any"], weights=[4, 2, 2, 2])[0], max(0, len(text) - 6)
        path, angle = choose_face(random, style, text), random.randint(-turn, turn)
        # Further right, the last letters would leave the image.
        x = random.randint(0, max(0, min(int(width * 1.5 / len(text)), width - len(text) * size)))
        for character in text:
            ttf_text(picture, path, size, angle, x, random.randint(height // 2, height - 3), ink, character)
            x += size
    else:
        x = random.randint(0, max(0, min(width * 3 // len(text), width - len(text) * 10)))
        for character in text:
            bitmap_text(picture, 5, x, random.randint(0, height // 2), character, ink)
            x += 10
    border(picture, frame)
    return text, jpeg(picture, 75) if random.random() < 0.85 else picture
