"""Layout of letters side by side: sizes, gaps, baselines, boxes, shadows and fills."""
from dataclasses import dataclass

import cv2
import numpy as np

from . import glyphs
from .colours import any_colour, contrasting_colour
from .fonts import choose_font, draws

FALLBACK_FONT = "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf"


@dataclass
class Style:
    """What all letters of one image share."""

    size: int
    angle: float
    shear: float
    stretch: float
    size_spread: float
    rise: float
    gap: float
    fill: str
    thickness: int
    each_own_colour: bool
    each_own_font: bool
    shadow: bool
    # Font height in pixels of low-resolution letters, 0 for smooth letters.
    rows: int = 0


def choose_style(random, held_out):
    fill = random.choices(["solid", "outline", "outlined solid", "box", "speckle", "dots", "bold", "raised"], weights=[55, 9, 6, 6, 4, 5, 11, 4])[0]
    if held_out and random.random() < 0.3:
        fill = "hatch"
    size = random.choice([random.randint(20, 34), random.randint(30, 52)])
    return Style(
        size=size,
        angle=random.choice([0, 4, 10, 18, 25, 35, 45]),
        shear=random.choice([0, 0, 0.1, 0.25, 0.4]),
        stretch=random.choice([0, 0.05, 0.15, 0.3]),
        size_spread=random.choice([0, 0, 0.1, 0.2, 0.35]),
        rise=random.choice([0, 0.03, 0.08, 0.15, 0.25]),
        gap=random.choice([-0.22, -0.12, -0.05, 0, 0, 0.06, 0.15, 0.3, 0.6]) + random.uniform(-0.03, 0.03),
        fill=fill,
        thickness=random.choice([1, 1, 1, 2]),
        each_own_colour=random.random() < 0.35,
        each_own_font=random.random() < 0.2,
        shadow=random.random() < 0.06,
    )


def _letter(random, generator, character, path, style):
    """The character's mask, rotated and filled, and its advance."""
    size = max(12, round(style.size * (1 + random.uniform(-style.size_spread, style.size_spread))))
    tile, advance = glyphs.glyph_mask(path, size, character, style.rows)
    if style.fill in ("bold", "dots"):
        tile = glyphs.embolden(tile, random.choice([1, 1, 2]) if style.fill == "bold" else 1)
    scale_x, scale_y = (1 + random.uniform(-style.stretch, style.stretch) for _ in range(2))
    tile = glyphs.turn_glyph(tile, random.uniform(-style.angle, style.angle), random.uniform(-style.shear, style.shear), scale_x, scale_y)
    if style.fill == "outline":
        tile = glyphs.outline(tile, style.thickness)
    elif style.fill == "hatch":
        tile = glyphs.hatch(tile, random)
    elif style.fill == "dots":
        tile = glyphs.dot_fill(tile, random)
    elif style.fill == "speckle":
        tile = glyphs.speckle_fill(tile, generator)
    columns = np.nonzero(tile.max(axis=0) > 60)[0]
    rows = np.nonzero(tile.max(axis=1) > 60)[0]
    extent = (columns[0], columns[-1] + 1, rows[0], rows[-1] + 1) if len(columns) and len(rows) else (0, 2, 0, 2)
    return tile, advance * scale_x, extent


def _paste(coverage, colours, tile, left, top, colour):
    """Draws a mask in one colour over the existing image."""
    height, width = coverage.shape
    y0, y1, x0, x1 = max(0, top), min(height, top + tile.shape[0]), max(0, left), min(width, left + tile.shape[1])
    if y1 <= y0 or x1 <= x0:
        return
    part = tile[y0 - top : y1 - top, x0 - left : x1 - left]
    share = part[:, :, None].astype(np.float32) / 255
    colours[y0:y1, x0:x1] = colours[y0:y1, x0:x1] * (1 - share) + np.array(colour, np.float32) * share
    # A letter's soft edge must have the letter's own colour; otherwise a dark seam shows.
    bare = (coverage[y0:y1, x0:x1] < 8) & (part > 0)
    colours[y0:y1, x0:x1][bare] = colour
    np.maximum(coverage[y0:y1, x0:x1], part, out=coverage[y0:y1, x0:x1])


def _place(random, letters, style):
    """Left edges of the tiles, placed by the font's advance or by the ink, so that letters can touch or overlap."""
    by_ink, at, lefts = random.random() < 0.5, 0.0, []
    for tile, advance, extent in letters:
        gap = style.gap * style.size * random.uniform(0.7, 1.3)
        if by_ink:
            lefts.append(at - extent[0])
            at += max(3, extent[1] - extent[0] + max(gap, -0.2 * (extent[1] - extent[0])))
        else:
            lefts.append(at - tile.shape[1] / 2 + advance / 2)
            at += max(3, advance + max(gap, -0.3 * advance))
    return lefts


def draw_letters(random, generator, text, font, background, style, held_out):
    """Returns coverage (height x width), colours (height x width x 3), the letters' colours, the letters' boxes."""
    letters, spaces = [], []
    for character in text:
        if character == " ":
            spaces.append(len(letters))
            continue
        own = choose_font(random, held_out) if style.each_own_font else font
        path = own[0] if own[1] else font[0]
        letters.append(_letter(random, generator, character, path if draws(path, character) else FALLBACK_FONT, style))
    lefts = _place(random, letters, style)
    for index in spaces:
        lefts[index:] = [left + style.size * 0.35 for left in lefts[index:]]
    rises = [random.uniform(-style.rise, style.rise) * style.size for _ in letters]
    boxes = [(left + extent[0], left + extent[1], rise + extent[2] - tile.shape[0] * 0.68, rise + extent[3] - tile.shape[0] * 0.68) for left, rise, (tile, _, extent) in zip(lefts, rises, letters)]
    x_least, x_most, y_least, y_most = min(box[0] for box in boxes), max(box[1] for box in boxes), min(box[2] for box in boxes), max(box[3] for box in boxes)

    margins = [random.choice([0.02, 0.08, 0.2, 0.4, 0.8]) * style.size * random.uniform(0.5, 1.5) for _ in range(2)] + [random.choice([0.05, 0.15, 0.4, 1.0, 2.0]) * style.size * random.uniform(0.3, 1.5) for _ in range(2)]
    height, width = int(y_most - y_least + margins[0] + margins[1]) + 2, int(x_most - x_least + margins[2] + margins[3]) + 2
    coverage, colours = np.zeros((height, width), np.uint8), np.zeros((height, width, 3), np.float32)
    common = contrasting_colour(random, background)
    colours[:] = common
    edge_colour = contrasting_colour(random, common, 60)
    used = []
    for (tile, _, extent), left, rise, box in zip(letters, lefts, rises, boxes):
        colour = contrasting_colour(random, background) if style.each_own_colour else common
        x, y = round(left - x_least + margins[2]), round(rise - tile.shape[0] * 0.68 - y_least + margins[0])
        if style.fill == "box":
            box_mask = np.full((extent[3] - extent[2] + random.randint(2, 8), extent[1] - extent[0] + random.randint(2, 8)), 255, np.uint8)
            _paste(coverage, colours, box_mask, x + extent[0] - 2, y + extent[2] - 2, colour)
            colour = contrasting_colour(random, colour, 75)
        if style.shadow:
            _paste(coverage, colours, tile // 2 + tile // 4, x + random.choice([-2, 2, 3]), y + 2, any_colour(random))
        if style.fill == "raised":
            for depth in range(random.randint(2, 4), 0, -1):
                _paste(coverage, colours, tile, x + depth, y + depth, edge_colour)
        if style.fill == "outlined solid":
            _paste(coverage, colours, cv2.dilate(tile, np.ones((2 * style.thickness + 1,) * 2, np.uint8)), x, y, edge_colour)
        _paste(coverage, colours, tile, x, y, colour)
        used.append(colour)
    return coverage, colours.astype(np.uint8), used, boxes
