"""Simple Machines Forum: a low image, about 29 pixels, with letters half transparent over dots and lines, by the level set."""
import cv2

from .faces import choose_face
from .gd import WHITE, about, about_int, blend, border, canvas, letter, line, pick_text, shade

ALPHABET = "ABCDEFGHKMNPRTUVWXY"
PALE_BLUE, BLUE = (236, 237, 243), (64, 101, 136)
CYCLE = [(10, 120, 95), (46, 81, 29), (4, 22, 154), (131, 9, 130), (0, 0, 0), (143, 39, 31)]


def dotted(random, generator, picture, one, other):
    """Single pixels in two colours, some six in a row of a hundred."""
    height, width = picture.shape[:2]
    chosen = generator.random((height, width)) < 1 / (1.5 * 5.5)
    first = generator.random((height, width)) < 0.5
    picture[chosen & first] = one
    picture[chosen & ~first] = other


def draw(random, generator):
    level = random.choices([1, 2, 3, 4, 5], weights=[1, 3, 6, 3, 2])[0]
    alphabet = ALPHABET if random.random() < 0.8 else "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789abcdefghkmnprstuvwxyz"
    text = pick_text(random, alphabet, random.choices([5, 6], weights=[1, 3])[0])
    hard = level > 3
    ground = (WHITE if level < 3 else PALE_BLUE) if random.random() < 0.75 else shade(random, 215, 255)
    ink = tuple(min(255, max(0, part + random.randint(-3, 3))) for part in (BLUE if random.random() < 0.7 else shade(random, 0, 140)))
    dark = tuple(random.randint(0, max(0, mine - 20)) if other < mine else random.randint(min(mine + 20, 255), 255) for mine, other in zip(ink, ground))
    height = about_int(random, random.choice([29, 29, 35, 41]), 0.15)
    picture = canvas(height, 420, ground)
    if level == 5:
        for _ in range(random.randint(1, 4)):
            x, y = random.randint(0, 50), random.randint(0, height)
            picture[y : y + random.randint(0, height // 3) + 1, x : x + random.randint(50, 200)] = random.choice([ink, dark])
    one_face = choose_face(random, random.choice(["mono", "mono", "sans any", "any"]), text)
    x, reverse_share = 0, 0.5 if hard else 0
    turn = 0 if level == 1 else 10 if hard else 16.7
    opacity = 77 / 127 if level in (2, 3) else 1
    last = None
    for character in text:
        if level in (2, 3):
            last = random.choice([colour for colour in CYCLE if colour != last])
            colour = last
        else:
            colour = tuple(max(0, part - random.randint(0, 2)) for part in ink)
        points = random.randint(17, 19) if hard else about(random, 18, 0.1)
        at = x - 3 if level in (2, 3) and x > 0 else x + 5
        y = height - (random.randint(2, 8) if hard else random.randint(3, 5) if level > 1 else 5)
        path = choose_face(random, "any", character) if hard else one_face
        drawn = letter(path, points * height / 29 * 0.98 * 96 / 72 if height < 29 else points * 96 / 72, character, random.uniform(-turn, turn))
        left, top = round(at) + drawn.left, y + drawn.top
        blend(picture, drawn.mask, left, top, colour, opacity)
        if random.random() < reverse_share:
            picture[max(0, top) : top + drawn.mask.shape[0], max(0, left) : left + drawn.mask.shape[1]] = ink
            blend(picture, drawn.mask, left, top, dark if sum(abs(one - other) for one, other in zip(dark, ink)) > 90 else WHITE)
        x = max(at + drawn.reach, left + drawn.mask.shape[1] - 1) + 3 * (turn > 0)
    width = min(420, round(x) + random.randint(8, 60))
    picture = picture[:, :width].copy()
    if level < 3:
        border(picture, ink)
    else:
        dotted(random, generator, picture, ink, dark)
        if level < 5:
            for _ in range(random.randint(3, 7) if level == 4 else random.randint(2, 5)):
                colour, thickness = random.choice([ink, dark]), random.randint(1, 2)
                if random.random() < 0.5:
                    line(picture, (random.randint(0, width), 0), (random.randint(0, width), height), colour, thickness)
                else:
                    line(picture, (0, random.randint(0, height)), (width, random.randint(0, height)), colour, thickness)
        else:
            rings(random, picture, (ink, dark))
    return text, picture


def rings(random, picture, colours):
    height, width = picture.shape[:2]
    for _ in range(random.randint(6, 12)):
        centre = (random.randint(-width // 4, width * 5 // 4), random.randint(-height // 4, height * 5 // 4))
        axes = (random.randint(width // 4, width), random.randint(height // 4, height))
        cv2.ellipse(picture, centre, axes, 0, 0, 360, random.choice(colours), 1)
