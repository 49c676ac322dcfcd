"""CodeIgniter's captcha helper: a small framed image, a spiral of thin lines, letters of the built-in font or of a face at changing heights."""
import numpy as np

from ..colours import contrasting_colour
from .faces import choose_face
from .gd import WHITE, about, any_size, bitmap_text, blend, border, canvas, letter, line, pick_text

POOL = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
FRAME, INK, GRID = (153, 102, 102), (204, 153, 153), (255, 182, 182)


def spiral(random, picture, colour, length):
    """Spokes between the turns of a spiral, whose middle is often outside the image."""
    height, width = picture.shape[:2]
    angle_most = max(0, length - 6)
    centre_x = random.randint(6, max(7, 360 // length - 16))
    centre_y = random.randint(height, width) if random.randint(-angle_most, angle_most) >= 0 else random.randint(6, height)
    theta, turn = 1, about(random, 7, 0.1)
    for index in range(20 * 32 - 1):
        theta += turn
        inner = 16 * index / 32
        start = (inner * np.cos(theta) + centre_x, inner * np.sin(theta) + centre_y)
        theta += turn
        outer = 16 * (index + 1) / 32
        end = (outer * np.cos(theta) + centre_x, outer * np.sin(theta) + centre_y)
        if min(start[1], end[1]) <= height and max(start[1], end[1]) >= 0:
            line(picture, start, end, colour)
        theta -= turn


def draw(random, generator):
    height, width = any_size(random, 30, 150)
    alphabet = POOL if random.random() < 0.7 else random.choice(["0123456789", "23456789abcdefghjkmnpqrstuvwxyz"])
    faced = random.random() < 0.5
    text = pick_text(random, alphabet, 8 if random.random() < 0.6 else random.randint(4, 8))
    colours = (FRAME, INK, GRID)
    if random.random() < 0.4:
        ink = contrasting_colour(random, WHITE, 80)
        colours = (ink, ink, tuple(part + (255 - part) * 3 // 5 for part in ink))
    picture = canvas(height, width)
    spiral(random, picture, colours[2], len(text))
    if faced:
        size = about(random, 16, 0.2)
        path, turn = choose_face(random, random.choice(["sans", "sans bold", "serif", "any"]), text), max(0, len(text) - 6)
        angle = random.randint(-turn, turn)
        x = random.uniform(2, max(3, width - len(text) * size - size))
        for character in text:
            drawn = letter(path, size * 96 / 72, character, angle)
            y = min(height - 3, max(size, random.randint(height // 2, height - 3)))
            blend(picture, drawn.mask, round(x) + drawn.left, round(y) + drawn.top, colours[1])
            x += size
    else:
        step = min(10, (width - 8) / len(text))
        x = random.uniform(2, max(3, min(width / (len(text) / 3), width - step * len(text) - 2)))
        for character in text:
            bitmap_text(picture, 5, x, random.randint(0, height // 2), character, colours[1])
            x += step
    border(picture, colours[0])
    return text, picture
