"""phpBB's GD captcha: letters of small boxes turned in space, whose fronts have the ground's colour, over a grid and loose boxes."""
import colorsys
from functools import lru_cache

import cv2
import numpy as np

from ..colours import background_colour, contrasting_colour
from ..glyphs import font_pixels
from .faces import choose_face
from .gd import any_size, bitmap_character, canvas, line, pick_text, sample

ALPHABET = "ABCDEFGHIJKLMNPQRSTUVWXYZ123456789"
ROWS, COLUMNS = 15, 9
# The default letters are of lines one box wide and fill the grid: strokes of points, each its column and its row as a letter from a.
PLAIN = {
    "A": "ao ea io,bj hj", "B": "aa ao go in ii gh ah,gh if ib ga aa", "C": "ib ga ca ac am co go im", "D": "aa ao go im ic ga aa",
    "E": "ia aa ao io,ah hh", "F": "ia aa ao,ah gh", "G": "ic ga ca ac am co go im ii gi", "H": "aa ao,ia io,ah ih",
    "I": "aa ia,ea eo,ao io", "J": "aa ia,fa fm do co al", "K": "aa ao,ia ah io", "L": "ab ao io", "M": "ao aa ej ia io",
    "N": "ao aa io ia", "P": "ao aa ga ic if gh ah", "Q": "gn co am ac ca ga ic im gn,fk io", "R": "ao aa ga ic if gh ah,dh io",
    "S": "ic ga ca ac ae ch gh ij im go co am", "T": "aa ia,ea eo", "U": "aa am co go im ia", "V": "aa eo ia",
    "W": "aa ao ef io ia", "X": "aa io,ia ao", "Y": "aa eh ia,eh eo", "Z": "aa ia ao io", "1": "bc da ea eo,bo ho",
    "2": "bc da fa id if an in", "3": "ac ca ga ic if gh fh,gh ij im go co am", "4": "ho ha ag ai ii",
    "5": "ia aa ae cg gg ii im go co am", "6": "ic ga ca ac am co go im ii gg dg ai", "7": "aa ia an ao",
    "8": "ch af ac ca ga ic if gh ch aj am co go im ij gh", "9": "am co go im ic ga ca ac ag ci fi ig",
}
# OpenCV's stroke fonts, which also have lines one box wide.
STROKES = {"strokes": cv2.FONT_HERSHEY_SIMPLEX, "serifs": cv2.FONT_HERSHEY_COMPLEX}


def plain_ink(character, rows=ROWS):
    tile = np.zeros((rows, COLUMNS), np.uint8)
    for stroke in PLAIN[character].split(","):
        points = [(ord(point[0]) - ord("a"), round((ord(point[1]) - ord("a")) * (rows - 1) / (ROWS - 1))) for point in stroke.split(" ")]
        cv2.polylines(tile, [np.array(points, np.int32).reshape(-1, 1, 2)], False, 255, 1, cv2.LINE_8)
    return tile


def ink_of(style, character):
    if style == "plain":
        return plain_ink(character)
    if style == "bitmap":
        return bitmap_character(5, character)
    if style in STROKES:
        tile = np.zeros((60, 60), np.uint8)
        scale = cv2.getFontScaleFromHeight(STROKES[style], ROWS - 1, 1)
        cv2.putText(tile, character, (20, 40), STROKES[style], scale, 255, 1, cv2.LINE_8)
        return tile
    pixels, _, _ = font_pixels(style, 19, character, mode="1")
    return pixels


@lru_cache(maxsize=3000)
def boxes_of(style, character):
    """A letter as cells of a coarse grid: rows and columns, counted from its middle."""
    ink = ink_of(style, character)
    down, across = np.nonzero(ink)
    if style == "plain":
        return down - ROWS / 2, across - COLUMNS / 2
    return down - (down.min() + down.max()) / 2 - 0.5, across - (across.min() + across.max()) / 2 - 0.5


def loose_boxes(random):
    """A few rows of boxes that make no letter."""
    filled = np.array([[random.random() < share for _ in range(15)] for share in (0.4, 0.1, 0.04, 0.06, 0.25)])
    down, across = np.nonzero(filled)
    return down - 2.5, across - 7.5


def turned_axes(random, strength=1.0):
    """The images of the three axes: across and down in the letter's plane, and towards the back. The plane turns up to an eighth."""
    back = np.array([random.uniform(-0.6, 0.6) * strength, random.uniform(-0.6, 0.6) * strength, 1])
    back /= np.linalg.norm(back)
    roll = random.uniform(-np.pi, np.pi) / 4 * strength
    across = np.array([np.cos(roll), np.sin(roll), 0])
    across -= back * (across @ back)
    across /= np.linalg.norm(across)
    return across[:2], np.cross(back, across)[:2], back[:2]


def draw_boxes(picture, boxes, axes, size, centre, ground, edge, side):
    down, across = boxes
    x_axis, y_axis, z_axis = (axis * size for axis in axes)
    corners = centre + down[:, None] * y_axis + across[:, None] * x_axis
    near = np.stack([corners, corners + x_axis, corners + x_axis + y_axis, corners + y_axis], 1)
    far = near + z_axis
    # Boxes further along the way to the back are behind their neighbours.
    order = np.argsort(-(near.mean(1) @ z_axis))
    # Of the four sides two can be seen: those that the depth points away from.
    a = (0, 1) if y_axis @ z_axis < 0 else (3, 2)
    b = (0, 3) if x_axis @ z_axis < 0 else (1, 2)
    near, far = np.round(near * 8).astype(np.int32), np.round(far * 8).astype(np.int32)
    first = np.stack([near[:, a[0]], near[:, a[1]], far[:, a[1]], far[:, a[0]]], 1)
    second = np.stack([near[:, b[0]], near[:, b[1]], far[:, b[1]], far[:, b[0]]], 1)
    for index in order:
        cv2.fillConvexPoly(picture, first[index], edge, cv2.LINE_8, 3)
        cv2.fillConvexPoly(picture, second[index], side, cv2.LINE_8, 3)
        cv2.fillConvexPoly(picture, near[index], ground, cv2.LINE_8, 3)
        cv2.polylines(picture, [near[index].reshape(-1, 1, 2)], True, edge, 1, cv2.LINE_8, 3)


def extent_of(boxes, axes, size):
    """The corners of what a letter's grid covers, which for wide styles is wider."""
    down, across = max(ROWS / 2, np.abs(boxes[0] + 0.5).max() + 0.5), max(COLUMNS / 2, np.abs(boxes[1] + 0.5).max() + 0.5)
    most = size * (down * np.abs(axes[1]) + across * np.abs(axes[0]))
    return -most, most


def scheme(random):
    """A ground of middling brightness and bright colours of about the opposite hue."""
    hue, saturation, value = random.random(), random.uniform(0.3, 0.8), random.uniform(0.6, 0.8)
    rgb = lambda *hsv: tuple(int(255 * part) for part in colorsys.hsv_to_rgb(*hsv))
    ground = rgb(hue, saturation, value)
    others = []
    for shift in (150, 180, 210):
        own = saturation
        for _ in range(10):
            own = (own + random.uniform(0.4, 0.6)) % 0.99
            others.append(rgb((hue + shift / 360) % 1, own, 1))
    return ground, random.sample(others, random.randint(6, 12))


def draw_grid(random, picture, colours, varied):
    height, width = picture.shape[:2]
    pitch, y, x = random.randint(15, 40) if varied else 25, 0, 0
    while y < height:
        line(picture, (random.randint(0, 4), y - random.randint(0, 3)), (width - random.randint(0, 5), y - random.randint(0, 3)), random.choice(colours))
        y += random.randint(pitch - 2, pitch + 2)
    while x < width:
        top, bottom, colour = x + random.randint(-3, 3), x + random.randint(-3, 3), random.choice(colours)
        for start in range(random.randint(0, 4), height - 4, 8):
            line(picture, (top + (bottom - top) * start / height, start), (top + (bottom - top) * (start + 4) / height, start + 3), colour)
        x += random.randint(pitch - 2, pitch + 2)


def broken_lines(random, picture, colours, ground):
    """Thick lines across and down, alternately in a colour and in the ground's, which cut the letters.

    GD counts both rows of a line two pixels thick, so that its dashes come out half as long as asked for.
    """
    height, width = picture.shape[:2]
    for upright, length, end, pitch in ((False, width, height, (12, 35)), (True, height, width, (20, 35))):
        at = 0
        while at < end:
            colour, along = random.choice(colours), 0
            while along < length:
                on, off = random.randint(30, 60) // 2, random.randint(30, 60) // 2
                for tone, run in ((colour, on), (ground, off)):
                    ends = [(at, along), (at, along + run)] if upright else [(along, at), (along + run, at)]
                    line(picture, *ends, tone, 2)
                    along += run
            at += random.randint(*pitch)


def waved(random, picture, ground):
    height, width = picture.shape[:2]
    rows, columns = np.indices((height, width), np.float32)
    down = random.uniform(5, 10) * np.sin(columns / random.uniform(12, 18) + random.uniform(0, 6))
    across = random.uniform(2, 4) * np.sin(rows / random.uniform(7, 14) + random.uniform(0, 6))
    return sample(picture, columns + across, rows + down, ground, nearest=True)


def draw(random, generator):
    # Two images of three have every setting at its default.
    varied = random.random() < 0.35
    height, width = any_size(random, 96, 360) if varied else (96, 360)
    text = pick_text(random, ALPHABET, 4, 7)
    style = random.choices(["plain", "serifs", "strokes", "bitmap", "font"], weights=[6, 5, 4, 2, 3])[0] if varied else "plain"
    if style == "font":
        style = choose_face(random, random.choice(["mono", "sans"]), text + text.lower())
    if style not in ("plain", "bitmap") and random.random() < 0.15:
        text = "".join(random.choice([character, character.lower()]) for character in text)
    ground, colours = scheme(random)
    if varied and random.random() < 0.15:
        ground = background_colour(random, random.random() < 0.4)
        colours = [contrasting_colour(random, ground, 50) for _ in range(8)]
    picture = canvas(height, width, ground)
    if not varied or random.random() < 0.75:
        draw_grid(random, picture, colours, varied)
    wave = varied and random.random() < 0.3
    strength = 0.5 if wave else 1.0
    # Fronts in the ground's colour are the rule; plain ones are easier to see.
    filled = varied and random.random() < 0.15
    letters = []
    for character in text:
        boxes, axes = boxes_of(style, character), turned_axes(random, strength)
        rows = boxes[0].max() - boxes[0].min() + 1
        size = random.choice([3, 4]) * min(height / 96, 1.2) * (ROWS / rows if rows < 12 and style != "plain" else 1)
        least, most = extent_of(boxes, axes, size)
        tall = most[1] - least[1]
        if tall > height - 4:
            size *= (height - 4) / tall
            least, most = extent_of(boxes, axes, size)
        letters.append((boxes, axes, size, least, most))
    room = width - 15 - sum(most[0] - least[0] for *_, least, most in letters)
    x, placed = 5.0, []
    for index, (boxes, axes, size, least, most) in enumerate(letters):
        gap = random.uniform(0, max(0, 1.5 * room / max(1.3, len(letters) - index)))
        room -= gap
        x += gap - least[0]
        free = max(0.0, height - (most[1] - least[1]))
        placed.append((boxes, axes, size, x, free, least[1]))
        x += most[0]
    pick = lambda: random.choice(colours)
    if not varied or random.random() < 0.75:
        for _, _, size, x, free, least in placed:
            at = np.array([x - 5, random.uniform(0, free) - least])
            draw_boxes(picture, loose_boxes(random), turned_axes(random), size, at, ground, pick(), pick())
    for boxes, axes, size, x, free, least in placed:
        edge = pick()
        draw_boxes(picture, boxes, axes, size, np.array([x, random.uniform(0, free) - least]), pick() if filled else ground, edge, pick())
    if wave:
        picture = waved(random, picture, ground)
    if varied and random.random() < 0.25:
        broken_lines(random, picture, colours, ground)
    return text, picture
