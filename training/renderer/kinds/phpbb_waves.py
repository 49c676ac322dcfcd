"""phpBB's 3D waves: a net of lines over hills, from which the text's outline rises."""
import cv2
import numpy as np

from ..colours import background_colour, contrasting_colour
from .faces import choose_face
from .gd import about, about_int, any_size, canvas, letter, pick_text

ALPHABET = "ABCDEFGHIJKLMNPQRSTUVWXYZ123456789"


def relief(random, text, rows, columns):
    """The height of each crossing: the letters, softened, on long waves."""
    flat = np.zeros((rows * 2, columns * 2), np.uint8)
    path = choose_face(random, random.choice(["sans bold", "sans bold", "serif bold"]), text)
    drawn = letter(path, rows * 1.35, text)
    room = (columns * 1.8) / drawn.mask.shape[1]
    tall = min(rows * 1.5 / drawn.mask.shape[0], 2)
    mask = cv2.resize(drawn.mask, None, fx=room, fy=tall, interpolation=cv2.INTER_AREA if room < 1 else cv2.INTER_LINEAR)
    top, left = max(0, (flat.shape[0] - mask.shape[0]) // 2), max(0, (flat.shape[1] - mask.shape[1]) // 2)
    fitting = mask[: flat.shape[0] - top, : flat.shape[1] - left]
    flat[top : top + fitting.shape[0], left : left + fitting.shape[1]] = fitting
    return cv2.resize(flat, (columns, rows), interpolation=cv2.INTER_AREA).astype(np.float32) / 255


def draw(random, generator):
    text = pick_text(random, ALPHABET, 4, 6)
    height, width = any_size(random, 96, 360)
    rows, columns = about_int(random, 26, 0.15), about_int(random, 110, 0.15)
    raised = relief(random, text, rows, columns)
    down, across = np.indices((rows, columns), np.float32)
    hills = np.sin(across * random.uniform(0.04, 0.12) + random.uniform(0, 6)) * np.sin(down * random.uniform(0.1, 0.25) + random.uniform(0, 6))
    lift, swell, lean = about(random, 7, 0.2) * random.choice([1, 1, -1]), random.uniform(2, 6), random.uniform(-0.25, 0.25)
    x = (across + 0.5) * width * 1.02 / columns + (down - rows / 2) * lean * 2 - width * 0.01
    y = height * 0.12 + down * height * 0.78 / rows + hills * swell - raised * lift
    ground = background_colour(random, random.random() < 0.4)
    low = np.array(contrasting_colour(random, ground, 60))
    # Filled hills are read by their colour, which has to differ from the plain's.
    high = np.array(contrasting_colour(random, tuple(low), 100))
    picture = canvas(height, width, ground)
    points = np.round(np.stack([x, y], -1) * 8).astype(np.int32)
    filled = random.random() < 0.5
    if filled:
        steps = [tuple(int(part) for part in low + (high - low) * index / 8) for index in range(9)]
        level = np.clip(np.round(raised * 8), 0, 8).astype(int)
        for row in range(rows - 1):
            quads = np.stack([points[row, :-1], points[row, 1:], points[row + 1, 1:], points[row + 1, :-1]], 1)
            for index, quad in enumerate(quads):
                cv2.fillConvexPoly(picture, quad, steps[level[row, index]], cv2.LINE_8, 3)
    edge = tuple(int(part) for part in low * (0.75 if filled else 1))
    cv2.polylines(picture, [line.reshape(-1, 1, 2) for line in points], False, edge, 1, cv2.LINE_AA, 3)
    if random.random() < 0.7:
        cv2.polylines(picture, [np.ascontiguousarray(points[:, index]).reshape(-1, 1, 2) for index in range(columns)], False, edge, 1, cv2.LINE_AA, 3)
    return text, picture
