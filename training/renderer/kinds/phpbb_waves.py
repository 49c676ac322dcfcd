"""phpBB's 3D waves: a shaded, wavy sheet with a grid on it, from which letters of small squares rise."""
import numpy as np

from .gd import any_size, canvas, pick_text, shade
from .phpbb import COLUMNS, plain_ink

ALPHABET = "ABCDEFGHIJKLMNPQRSTUVWXYZ123456789"
# The sheet has 100 x 30 cells, each of three by three small ones.
FINE, ACROSS, DOWN = 3, 100, 30


def printed(random, text):
    """Which cells of the sheet are raised: the letters side by side, one up, one down."""
    plane = np.zeros((DOWN, ACROSS), bool)
    left, top = random.randint(3, 8), random.randint(12, 15)
    for index, character in enumerate(text):
        # Some of its letters are lower than others.
        ink = plain_ink(character, random.choice([9, 11, 11, 12, 13])) > 0
        y = top + (1 if index % 2 else -1)
        plane[y : y + len(ink), left : left + COLUMNS] = ink[: DOWN - y]
        left += COLUMNS + 2
    return plane


def draw(random, generator):
    text = pick_text(random, ALPHABET, 4, 7)
    height, width = any_size(random, 96, 360)
    y, x = np.indices((DOWN * FINE + 1, ACROSS * FINE + 1)).astype(np.float32)
    wave = np.sin((x / 5 + 180) / 9) + np.sin(y / 36)
    pitch_x, pitch_y = random.randint(6, 10), random.randint(6, 10)
    ridge = ((x % pitch_x == 0) | (y % pitch_y == 0)) & (x > 0) & (y > 0)
    level = 7 * wave + 3 * ridge
    plane = printed(random, text)
    # The last row and column lie beyond the sheet's cells.
    raised = np.pad(np.kron(plane, np.ones((FINE, FINE), bool)), ((0, 1), (0, 1)))
    lift = (30 if random.random() < 0.85 else random.uniform(20, 32)) * height / 96
    # The sheet's corners: nearly upright, its lower edge pushed to a side.
    left, top = random.randint(5, 15), random.randint(10, 15)
    right, right_top = random.randint(width - 35, width - 19), random.randint(10, 17)
    corner_x, corner_y = random.randint(width - 45, width - 5), random.randint(height - 15, height)
    at_x = left + x * (right - left) / x.max() + y * (corner_x - right) / y.max()
    at_y = top + x * (right_top - top) / x.max() + y * (corner_y - right_top) / y.max() + np.where(raised, 10 * wave - lift, level)
    at_y = np.minimum(at_y, height - 1)
    # Waves that reach up in the picture are light, those that reach down are dark, and the letters about as dark as these.
    dark, light = np.array(shade(random, 20, 30)), np.array(shade(random, 150, 230))
    share = (np.where(raised, 20, np.trunc(level)) + 12)[..., None] / 45
    colours = (light * (1 - share) + dark * share).clip(0, 255).astype(np.uint8)
    shown = np.full((height, width), -1, np.int32)
    # From the far edge to the near one, so that what is nearer covers what is behind; each cell spans its four corners' heights.
    for row in range(1, len(at_y)):
        corners = np.stack([at_y[row - 1, :-1], at_y[row - 1, 1:], at_y[row, :-1], at_y[row, 1:]]).round().astype(np.int32)
        first, last = round(float(at_x[row, 0])), round(float(at_x[row, -1]))
        columns = np.arange(max(0, first), min(width, last + 1))
        cell = np.clip((columns - first) * (ACROSS * FINE) // (last - first), 0, ACROSS * FINE - 1)
        upper, lower = corners.min(0)[cell], corners.max(0)[cell]
        start, end = max(0, upper.min()), lower.max() + 1
        pixels = np.arange(start, end, dtype=np.int32)[:, None]
        part = shown[start:end, columns[0] : columns[-1] + 1]
        np.copyto(part, (row * colours.shape[1] + 1 + cell).astype(np.int32), where=(pixels >= upper) & (pixels <= lower))
    picture = canvas(height, width, shade(random, 155, 255))
    picture[shown >= 0] = colours.reshape(-1, 3)[shown[shown >= 0]]
    return text, picture
