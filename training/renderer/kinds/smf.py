"""Simple Machines Forum: a low image, about 29 pixels, with letters half transparent over dots and lines, by the level set."""
import cv2
import numpy as np

from ..fonts import all_families
from .faces import choose_face
from .gd import WHITE, blend, border, canvas, letter, line, pick_text, shade

ALPHABET, OLD_ALPHABET = "ABCDEFGHKMNPRTUVWXY", "ABCDEFGHKMNPRSTUVWXYZ"
PALE_BLUE, BLUE = (236, 237, 243), (64, 101, 136)
CYCLE = [(10, 120, 95), (46, 81, 29), (4, 22, 154), (131, 9, 130), (0, 0, 0), (143, 39, 31)]


def dotted(generator, picture, share, one, other):
    """Single pixels in two colours."""
    height, width = picture.shape[:2]
    chosen = generator.random((height, width)) < share
    first = generator.random((height, width)) < 0.5
    picture[chosen & first] = one
    picture[chosen & ~first] = other


def own_face(random, text):
    """The face of the levels up to the third: Anonymous Pro in the present version, something wilder before."""
    files = [path for path, _ in all_families().get("Anonymous Pro", {"files": []})["files"] if path.endswith("Pro.ttf")]
    if files and random.random() < 0.7:
        return files[0]
    return choose_face(random, random.choices(["mono", "display", "hand", "sans any"], weights=[2, 3, 2, 1])[0], text)


def corners_of(upright, x, y, angle):
    """The corners of a letter's box, turned about its base point, from the lower left one anticlockwise."""
    right, bottom = upright.left + upright.mask.shape[1], upright.top + upright.mask.shape[0]
    box = np.array([[upright.left, bottom], [right, bottom], [right, upright.top], [upright.left, upright.top]])
    cosine, sine = np.cos(np.radians(angle)), np.sin(np.radians(angle))
    return np.stack([x + box[:, 0] * cosine + box[:, 1] * sine, y - box[:, 0] * sine + box[:, 1] * cosine], 1)


def draw(random, generator):
    level = random.choices([1, 2, 3, 4, 5], weights=[1, 2, 7, 2, 1])[0]
    # The first version draws like the third level, but framed on white and without lines.
    old = level == 3 and random.random() < 0.12
    alphabet = ALPHABET if random.random() < 0.9 else "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789abcdefghkmnprstuvwxyz"
    text = pick_text(random, OLD_ALPHABET, 5) if old else pick_text(random, alphabet, 6 if random.random() < 0.9 else random.randint(4, 6))
    hard, framed = level > 3, level < 3 or old
    ground = WHITE if framed else PALE_BLUE
    ink = tuple(min(255, max(0, part + random.randint(-3, 3))) for part in (BLUE if random.random() < 0.85 else shade(random, 0, 140)))
    dark = tuple(random.randint(0, max(0, mine - 20)) if other < mine else random.randint(min(mine + 20, 255), 255) for mine, other in zip(ink, ground))
    height = 29 if random.random() < 0.7 else random.randint(26, 40)
    # The image is as wide as the text in a bitmap font, not as wide as the letters drawn.
    width = len(text) * (1 + (11 if random.random() < 0.7 else random.randint(9, 17))) + (80 if hard else 45)
    picture = canvas(height, max(width, 240), ground)
    if level == 5:
        for _ in range(random.randint(1, 3)):
            x, y = random.randint(0, width // 4), random.randint(0, height)
            picture[y : y + random.randint(0, height // 3) + 1, x : x + random.randint(width // 4, width)] = random.choice([ink, dark])
    one_face, turn = own_face(random, text), 0 if level == 1 else 10 if hard else 16.7
    x, last = 0, None
    for character in text:
        if level in (2, 3):
            colour = last = random.choice([colour for colour in CYCLE if colour != last])
        else:
            colour = tuple(max(0, part - random.randint(0, 2)) for part in ink) if hard else ink
        at = round(x - 3 if level in (2, 3) and x > 0 else x + 5)
        y = height - (random.randint(2, 8) if hard else random.randint(3, 5) if level > 1 else 5)
        path = choose_face(random, random.choices(["mono", "sans any", "hand", "display"], weights=[3, 2, 2, 2])[0], character) if hard else one_face
        pixels, angle = (random.randint(17, 19) if hard else 18) * 96 / 72, random.uniform(-turn, turn)
        drawn, upright = letter(path, pixels, character, angle), letter(path, pixels, character)
        corners = corners_of(upright, at, y, angle)
        blend(picture, drawn.mask, at + drawn.left, y + drawn.top, colour, 77 / 127 if level in (2, 3) else 1)
        if hard and random.random() < 0.5:
            cv2.fillConvexPoly(picture, corners.round().astype(np.int32), ink)
            blend(picture, drawn.mask, at + drawn.left, y + drawn.top, dark)
        x = corners[1:3, 0].max() + 3 * (turn > 0)
    width = max(width, int(x) + 2)
    picture = picture[:, :width].copy()
    if not framed and random.random() < 0.7:
        # The ground is transparent, which most programs show as white.
        picture[(picture == ground).all(2)] = WHITE
    if framed:
        border(picture, ink)
    if level > 2:
        # Every or every second row, and in it one pixel of some.
        dotted(generator, picture, 1 / (1.5 * (8 if old else 5.5)), ink, dark)
    if level in (3, 4) and not old:
        for _ in range(random.randint(3, 7) if hard else random.randint(2, 5)):
            colour, thickness = random.choice([ink, dark]), random.randint(1, 2)
            if random.random() < 0.5:
                line(picture, (random.randint(0, width), 0), (random.randint(0, width), height), colour, thickness)
            else:
                line(picture, (0, random.randint(0, height)), (width, random.randint(0, height)), colour, thickness)
    if level == 5:
        rings(random, picture, (ink, dark))
    return text, picture


def rings(random, picture, colours):
    height, width = picture.shape[:2]
    for _ in range(random.randint(6, 12)):
        centre = (random.randint(-width // 4, width * 5 // 4), random.randint(-height // 4, height * 5 // 4))
        axes = (random.randint(width // 4, width), random.randint(height // 4, height))
        cv2.ellipse(picture, centre, axes, 0, 0, 360, random.choice(colours), 1)
