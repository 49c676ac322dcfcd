"""Single letters: mask, rotation, slant and ways to fill them."""
import math

import cv2
import numpy as np

from .fonts import STROKE_FONT, load_font


def font_pixels(path, size, character, mode="L"):
    """A character of a font file: coverage cropped to its ink, offset of its top from the baseline (negative is above), and advance."""
    font = load_font(path, size)
    mask, offset = font.getmask2(character, mode=mode, anchor="ls")
    width, height = mask.size
    pixels = np.frombuffer(bytes(mask), np.uint8).reshape(height, width) if width * height else np.zeros((0, 0), np.uint8)
    return pixels, offset[1], font.getlength(character)


def stroke_pixels(path, size, character):
    """The same for a stroke font."""
    face, thickness = int(path.removeprefix(STROKE_FONT)), max(1, round(size / 14))
    scale = cv2.getFontScaleFromHeight(face, max(6, round(size * 0.72)), thickness)
    (advance, _), _ = cv2.getTextSize(character, face, scale, thickness)
    base = 2 * size
    canvas = np.zeros((3 * size, advance + 2 * size), np.uint8)
    cv2.putText(canvas, character, (size, base), face, scale, 255, thickness, cv2.LINE_AA)
    rows, columns = np.nonzero(canvas.max(axis=1))[0], np.nonzero(canvas.max(axis=0))[0]
    return canvas[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1], rows[0] - base, advance


def coarse_pixels(path, size, character, rows):
    """The same at a low resolution with pixels either on or off, enlarged by an integer factor."""
    times = max(1, round(size / rows))
    pixels, top, advance = font_pixels(path, rows, character, "1")
    return np.repeat(np.repeat(pixels, times, 0), times, 1), top * times, advance * times


def glyph_mask(path, size, character, rows=0):
    """Coverage of a character (uint8) on a tile with room for rotation and its baseline at a fixed height, and its advance."""
    if path.startswith(STROKE_FONT):
        pixels, above, advance = stroke_pixels(path, size, character)
    else:
        pixels, above, advance = coarse_pixels(path, size, character, rows) if rows else font_pixels(path, size, character)
    height, width = pixels.shape
    side = int(size * 1.9) + 4
    tile = np.zeros((side, side), np.uint8)
    left, top = max(0, side // 2 - width // 2), max(0, min(side - height, int(side * 0.68) + above))
    room = tile[top : top + height, left : left + width]
    room[:] = pixels[: room.shape[0], : room.shape[1]]
    return tile, max(2, advance)


def turn_glyph(tile, angle, shear, scale_x, scale_y):
    """Rotates, slants and stretches the letter about its centre, in one resampling."""
    side = tile.shape[0]
    middle_x, middle_y = side / 2, side * 0.5
    cosine, sine = math.cos(math.radians(angle)), math.sin(math.radians(angle))
    linear = np.array([[cosine, sine], [-sine, cosine]]) @ np.array([[scale_x, shear], [0, scale_y]])
    shift = np.array([middle_x, middle_y]) - linear @ np.array([middle_x, middle_y])
    return cv2.warpAffine(tile, np.hstack([linear, shift[:, None]]), (side, side), flags=cv2.INTER_LINEAR)


def outline(tile, thickness):
    """The letter's contour only."""
    kernel = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (2 * thickness + 1,) * 2)
    return cv2.subtract(cv2.dilate(tile, kernel), tile)


def embolden(tile, amount):
    kernel = np.ones((amount + 1, amount + 1), np.uint8)
    return cv2.dilate(tile, kernel)


def erode(tile):
    return cv2.erode(tile, np.ones((2, 2), np.uint8))


def hatch(tile, random):
    """Stripes through the fill."""
    rows, columns = np.indices(tile.shape)
    period = random.randint(3, 6)
    stripes = ((rows * random.choice([0, 1, 1]) + columns * random.choice([-1, 1])) % period) < period - 1 - random.randint(0, 1)
    return tile * stripes.astype(np.uint8)


def dot_fill(tile, random):
    """The letter as a grid of round dots, as some Go libraries draw digits."""
    pitch = random.randint(3, max(3, tile.shape[0] // 16))
    small = cv2.resize(tile, (tile.shape[1] // pitch, tile.shape[0] // pitch), interpolation=cv2.INTER_AREA)
    dots = np.zeros_like(tile)
    radius = pitch * random.uniform(0.35, 0.62)
    for row, column in zip(*np.nonzero(small > 110)):
        centre = (int(column * pitch + pitch / 2 + random.uniform(-0.7, 0.7)), int(row * pitch + pitch / 2 + random.uniform(-0.7, 0.7)))
        cv2.circle(dots, centre, max(1, round(radius)), 255, -1, cv2.LINE_AA)
    return dots


def speckle_fill(tile, generator):
    """Holes eaten into the letter."""
    holes = generator.random(tile.shape) < generator.uniform(0.05, 0.3)
    return np.where(holes, 0, tile).astype(np.uint8)
