"""Discuz!'s four letters on a gradient or picture, plain or with shadows, arcs and lines, and DedeCMS's small ones on a hatched ground."""
import cv2
import numpy as np

from ..backgrounds import clouds, noise_field
from .faces import choose_face
from .gd import BLACK, blend, border, canvas, jpeg, letter, line, pick_text, shade

UNITS = "BCEFGHJKMPQRTVWXY2346789"
# DedeCMS puts other letters in the place of I and O.
DEDE = "ABCDEFGHJKLMNNPPQRSTUVWXYZ"
DEDE_COLOURS = [(21, 21, 21), (149, 30, 4), (147, 20, 169), (18, 129, 10), (6, 58, 213)]
DEDE_HATCHING, DEDE_BORDER = (218, 217, 209), (157, 158, 150)


def draw_dede(random):
    digits = random.random() < 0.3
    text = pick_text(random, "0123456789" if digits else DEDE, 4)
    size = 14 if random.random() < 0.75 else random.randint(12, 20)
    step, height = size + 2, size + 10
    width = 4 * step + 4
    picture = canvas(height, width)
    for y in range(3, height - 2, 3):
        line(picture, (2, y), (width - 2, y), DEDE_HATCHING)
    for x in range(2, width, 6):
        line(picture, (x, 0), (x + 8, height), DEDE_HATCHING)
    if random.random() < 0.3:
        border(picture, DEDE_BORDER)
    path = choose_face(random, random.choice(["serif bold", "serif bold", "sans bold"]), text)
    for index, character in enumerate(text):
        drawn = letter(path, size * 96 / 72, character, random.randint(0, 15), slant=0.22)
        blend(picture, drawn.mask, max(4, index * step) + drawn.left, size + 5 + drawn.top, random.choice(DEDE_COLOURS))
    return text, jpeg(picture, 75) if random.random() < 0.85 else picture


def pick_code(random):
    """A random number of six digits in base 24, cut to four, which makes the second and third unit frequent at the start."""
    number, units = random.randrange(10**6), ""
    while number or len(units) < 4:
        number, unit = divmod(number, 24)
        units = UNITS[unit] + units
    return units[:4]


def ground(random, generator, height, width):
    """A picture and the colour of letters that have none of their own."""
    if random.random() < 0.6:
        start, end = shade(random, 200, 255), shade(random, 100, 150)
        share = np.linspace(0, 1, width)[None, :, None]
        row = np.array(start) * (1 - share) + np.array(end) * share
        return np.repeat(row, height, 0).astype(np.uint8), tuple(part - 20 for part in end)
    tone = shade(random, 190, 245)
    texture, strength = random.choice([(clouds, random.uniform(5, 25)), (noise_field, random.uniform(4, 16))])
    return texture(generator, height, width, tone, strength), shade(random, 0, 110)


def draw_shapes(random, picture, colours):
    """Arcs and lines three pixels wide, made of neighbouring thin ones."""
    height, width = picture.shape[:2]
    for _ in range(height // 10 + 1):
        x, y, colour = random.randint(0, width), random.randint(0, height), colours()
        across, down = random.randint(0, width), random.randint(0, height)
        start, end = random.randint(0, 360), random.randint(0, 360)
        arc = random.random() < 0.5
        for shift in range(3):
            if arc:
                cv2.ellipse(picture, (x + shift, y), (across // 2, down // 2), 0, start, end if end > start else end + 360, colour, 1)
            else:
                line(picture, (x + shift, y), (across, down), colour)


def write_bitmaps(random, picture, text, colours, shadow):
    """Letters of small one-bit pictures, each stretched without smoothing."""
    height, width = picture.shape[:2]
    path = choose_face(random, random.choice(["mono", "mono", "sans", "sans bold"]), text)
    cells = []
    for character in text:
        mask = letter(path, 26, character).mask
        wide = mask.shape[1] + random.randint(-4, 2)
        wide += random.randint(0, max(0, width // 5 - wide))
        size = (max(4, wide), min(height, max(8, mask.shape[0] + random.randint(-4, 2))))
        cells.append(cv2.resize((mask > 110).astype(np.uint8) * 255, size, interpolation=cv2.INTER_NEAREST))
    x = random.randint(1, max(1, width - sum(cell.shape[1] for cell in cells)))
    for cell in cells:
        y = random.randint(0, max(0, height - cell.shape[0]))
        if shadow:
            blend(picture, cell, x + 1, y + 1, BLACK)
        blend(picture, cell, x, y, colours())
        x += cell.shape[1]


def write_faces(random, picture, text, colours, shadow, turn):
    """Letters of heavy faces, anywhere between the upper and the lower edge."""
    height, width = picture.shape[:2]
    letters, steps = [], []
    for character in text:
        path = choose_face(random, random.choice(["heavy", "display", "sans bold"]), character)
        letters.append(letter(path, min(width / 6 * 96 / 72, height), character, random.randint(-turn, turn)))
        steps.append(min(width // 4, letters[-1].mask.shape[1] + random.randint(0, width // 8)))
    x = random.randint(1, max(1, width - sum(steps)))
    for drawn, step in zip(letters, steps):
        y = random.randint(0, max(0, height - drawn.mask.shape[0]))
        if shadow:
            blend(picture, drawn.mask, x + 1, y + 1, BLACK)
        blend(picture, drawn.mask, x, y, colours())
        x += step


def scattered(generator, picture, reach):
    """Each pixel written some pixels to the left or right."""
    height, width = picture.shape[:2]
    rows, columns = np.indices((height, width))
    places = columns + generator.integers(-reach, reach + 1, (height, width))
    inside = (places >= 0) & (places < width)
    moved = picture.copy()
    moved[rows[inside], places[inside]] = picture[inside]
    return moved


def draw(random, generator):
    if random.random() < 0.35:
        return draw_dede(random)
    # As installed, a gradient with letters in one colour; the rest is switched on by many.
    plain = random.random() < 0.4
    own = lambda share: not plain and random.random() < share
    height, width = random.choices([(30, 100), (60, 150), (34, 150), (40, 120)], weights=[6, 2, 1, 1])[0]
    text = pick_code(random) if random.random() < 0.85 else pick_text(random, UNITS, 4)
    picture, tone = ground(random, generator, height, width)
    colours = (lambda: shade(random, 0, 255)) if own(0.7) else lambda: tone
    if own(0.6):
        draw_shapes(random, picture, colours)
    shadow = own(0.7)
    if own(0.5):
        write_faces(random, picture, text, colours, shadow, 30 if own(0.4) else 0)
    else:
        write_bitmaps(random, picture, text, colours, shadow)
    if own(0.15):
        picture = scattered(generator, picture, random.randint(1, 2))
    return text, picture
