"""What PHP's GD offers to the libraries drawn here: letters at a base point, bitmap fonts, lines, and parameters near a default."""
from dataclasses import dataclass
from functools import lru_cache
from math import cos, radians, sin

import cv2
import numpy as np

from ..fonts import load_font

# GD's five built-in fonts were made from the bitmap fonts of X11: file, cell, and how much lower GD draws. The fourth is no more
# than like its neighbour here, the others differ in a few characters.
BITMAP_FONTS = {1: ("5x8", 5, 8, 0), 2: ("6x13", 6, 13, 0), 3: ("7x13B", 7, 13, 0), 4: ("8x13", 8, 16, 1), 5: ("9x15B", 9, 16, 1)}
WHITE, BLACK = (255, 255, 255), (0, 0, 0)


def about(random, value, spread=0.3):
    """The default in two images of five, otherwise a value near it."""
    return value if random.random() < 0.4 else value * random.uniform(1 - spread, 1 + spread)


def about_int(random, value, spread=0.3):
    return round(about(random, value, spread))


def pick_text(random, alphabet, least, most=None):
    return "".join(random.choice(alphabet) for _ in range(random.randint(least, most or least)))


def shade(random, low, high):
    return tuple(random.randint(low, high) for _ in range(3))


def canvas(height, width, colour=WHITE):
    return np.full((height, width, 3), colour, np.uint8)


def blend(picture, mask, left, top, colour, opacity=1.0):
    """Lays a colour over the picture through a mask, cut at the frame."""
    height, width = picture.shape[:2]
    y0, y1, x0, x1 = max(0, top), min(height, top + mask.shape[0]), max(0, left), min(width, left + mask.shape[1])
    if y1 <= y0 or x1 <= x0:
        return
    share = mask[y0 - top : y1 - top, x0 - left : x1 - left, None].astype(np.float32) * (opacity / 255)
    part = picture[y0:y1, x0:x1]
    picture[y0:y1, x0:x1] = (part + (np.asarray(colour, np.float32) - part) * share + 0.5).astype(np.uint8)


def coverage_of(mask):
    width, height = mask.size
    return np.frombuffer(bytes(mask), np.uint8).reshape(height, width) if width * height else np.zeros((1, 1), np.uint8)


@dataclass
class Letter:
    """A text's coverage, where its corner lies as seen from the base point, and how far its ink reaches along the turned baseline."""

    mask: np.ndarray
    left: int
    top: int
    reach: float
    advance: float


def letter(path, pixels, text, angle=0.0, slant=0.0, stretch=1.0):
    """A text of a font file, turned anticlockwise about its base point."""
    angle = float(angle)
    if angle == 0 and slant == 0 and stretch == 1:
        font = load_font(path, max(4, round(pixels)))
        mask, offset = font.getmask2(text, mode="L", anchor="ls")
        pixels_of = coverage_of(mask)
        return Letter(pixels_of, offset[0], offset[1], offset[0] + pixels_of.shape[1], font.getlength(text))
    # Small letters are drawn at twice the size and sampled at half, because FreeType turns outlines and turned pixels would blur.
    over = 2 if pixels < 90 else 1
    # In steps, so that the fonts kept open are few.
    size = over * pixels
    font = load_font(path, max(8, round(size / 4) * 4 if size > 60 else round(size)))
    mask, offset = font.getmask2(text, mode="L", anchor="ls")
    large = coverage_of(mask)
    cosine, sine = cos(radians(angle)), sin(radians(angle))
    linear = np.array([[cosine, sine], [-sine, cosine]]) @ np.array([[stretch, -slant], [0, 1]]) / over
    corners = linear @ (np.array([[0, large.shape[1], 0, large.shape[1]], [0, 0, large.shape[0], large.shape[0]]]) + np.array([[offset[0]], [offset[1]]]))
    left, top = int(np.floor(corners[0].min())) - 1, int(np.floor(corners[1].min())) - 1
    width, height = int(np.ceil(corners[0].max())) + 1 - left, int(np.ceil(corners[1].max())) + 1 - top
    shift = linear @ np.array(offset, float) - np.array([left, top])
    small = cv2.warpAffine(large, np.hstack([linear, shift[:, None]]), (width, height), flags=cv2.INTER_LINEAR)
    return Letter(small, left, top, (offset[0] + large.shape[1]) * stretch * cosine / over, font.getlength(text) * stretch * cosine / over)


def ttf_text(picture, path, points, angle, x, y, colour, text, opacity=1.0):
    """As imagettftext draws: size in points at 96 dots an inch, (x, y) on the baseline. Returns where the ink ends."""
    drawn = letter(path, points * 96 / 72, text, angle)
    blend(picture, drawn.mask, round(x) + drawn.left, round(y) + drawn.top, colour, opacity)
    return x + drawn.reach


@lru_cache(maxsize=600)
def bitmap_character(number, character):
    """A character's cell in one of GD's built-in fonts, 0 or 255."""
    name, width, height, lower = BITMAP_FONTS[number]
    font = load_font(f"/usr/share/fonts/X11/misc/{name}.pcf.gz", int(name.split("x")[1].rstrip("B")))
    mask, offset = font.getmask2(character, mode="1")
    # A mask in mode 1 still has one byte a pixel.
    ink = (coverage_of(mask) > 0).astype(np.uint8) * 255
    cell = np.zeros((height, width), np.uint8)
    top, left = max(0, offset[1] + lower), max(0, offset[0])
    room = cell[top : top + ink.shape[0], left : left + ink.shape[1]]
    room[:] = ink[: room.shape[0], : room.shape[1]]
    return cell


def bitmap_text(picture, number, x, y, text, colour, opacity=1.0):
    """As imagestring draws: (x, y) is the upper left corner of the first cell."""
    for character in text:
        cell = bitmap_character(number, character)
        blend(picture, cell, round(x), round(y), colour, opacity)
        x += cell.shape[1]


def line(picture, start, end, colour, thickness=1, smooth=False):
    cv2.line(picture, (round(start[0]), round(start[1])), (round(end[0]), round(end[1])), colour, thickness, cv2.LINE_AA if smooth else cv2.LINE_8)


def random_line(random, picture, colour, thickness=1, smooth=False):
    height, width = picture.shape[:2]
    line(picture, (random.randint(0, width), random.randint(0, height)), (random.randint(0, width), random.randint(0, height)), colour, thickness, smooth)


def curve(picture, x, y, colour, thickness=1, smooth=True):
    points = np.round(np.stack([x, y], 1) * 8).astype(np.int32).reshape(-1, 1, 2)
    cv2.polylines(picture, [points], False, colour, thickness, cv2.LINE_AA if smooth else cv2.LINE_8, shift=3)


def small_dots(generator, picture, count, colour, side=2):
    """Dots of side × side pixels, as GD's ellipses of that size come out."""
    height, width = picture.shape[:2]
    rows, columns = generator.integers(0, height, count), generator.integers(0, width, count)
    for down in range(side):
        for across in range(side):
            picture[np.minimum(rows + down, height - 1), np.minimum(columns + across, width - 1)] = colour


def border(picture, colour=BLACK):
    cv2.rectangle(picture, (0, 0), (picture.shape[1] - 1, picture.shape[0] - 1), colour, 1)


def sample(picture, x, y, fill=WHITE, nearest=False):
    """The picture read at other places, outside which it is one colour."""
    return cv2.remap(picture, x.astype(np.float32), y.astype(np.float32), cv2.INTER_NEAREST if nearest else cv2.INTER_LINEAR, borderMode=cv2.BORDER_CONSTANT, borderValue=fill)


def jpeg(picture, quality):
    return cv2.imdecode(cv2.imencode(".jpg", picture, [cv2.IMWRITE_JPEG_QUALITY, quality])[1], cv2.IMREAD_COLOR)


def any_size(random, height, width):
    """The default size of an image in seven of ten; otherwise somewhat larger or smaller."""
    factor = 1 if random.random() < 0.7 else random.uniform(0.8, 1.3)
    return round(height * factor), round(width * factor)
