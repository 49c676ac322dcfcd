"""Displacements of the text or the whole image. Each returns the offset at which every pixel is sampled, in pixels."""
import cv2
import numpy as np


def sine_warp(random, height, width):
    """Waves along x, y or both."""
    rows, columns = np.indices((height, width), np.float32)
    along_y = random.uniform(0.02, 0.11) * height * np.sin(columns * 2 * np.pi / (random.uniform(0.5, 4) * height) + random.uniform(0, 6.3))
    along_x = random.uniform(0.01, 0.09) * height * np.sin(rows * 2 * np.pi / (random.uniform(0.4, 2) * height) + random.uniform(0, 6.3))
    which = random.random()
    return (along_x if which > 0.3 else 0 * along_x), (along_y if which < 0.8 else 0 * along_y)


def mesh_warp(random, generator, height, width):
    """A coarse random mesh, interpolated smoothly."""
    cells = (random.randint(2, 4), max(3, int(width / height * random.uniform(1.5, 3.5))))
    strength = random.uniform(0.02, 0.075) * height
    return tuple(cv2.resize(generator.normal(0, strength, cells).astype(np.float32), (width, height), interpolation=cv2.INTER_CUBIC) for _ in range(2))


def ripple_warp(random, height, width):
    """Rings around a point, as in water."""
    rows, columns = np.indices((height, width), np.float32)
    from_x, from_y = columns - random.uniform(0, width), rows - random.uniform(0, height)
    distance = np.sqrt(from_x**2 + from_y**2) + 1e-3
    push = random.uniform(0.02, 0.09) * height * np.sin(distance * 2 * np.pi / (random.uniform(0.5, 4) * height) + random.uniform(0, 6.3))
    return push * from_x / distance, push * from_y / distance


def jagged_warp(random, height, width):
    """A short small wave on top of a long one, as Gregwar and others draw."""
    rows, columns = np.indices((height, width), np.float32)
    quick = random.uniform(0.8, 1.8) * np.sin(columns * random.uniform(0.12, 0.4) + random.uniform(0, 6.3))
    slow_x, slow_y = ripple_warp(random, height, width)
    return 0.6 * slow_x, quick + 0.6 * slow_y


def row_shift_warp(random, generator, height, width):
    """Rows or columns, each shifted a little."""
    if random.random() < 0.5:
        shifts = cv2.GaussianBlur(generator.normal(0, random.uniform(0.5, 2.5), (height, 1)).astype(np.float32), (1, 3), 0)
        return np.repeat(shifts, width, 1), np.zeros((height, width), np.float32)
    shifts = cv2.GaussianBlur(generator.normal(0, random.uniform(0.5, 2.5), (1, width)).astype(np.float32), (3, 1), 0)
    return np.zeros((height, width), np.float32), np.repeat(shifts, height, 0)


def swirl_warp(random, height, width):
    """A twist around the centre. Held out of training."""
    rows, columns = np.indices((height, width), np.float32)
    from_x, from_y = columns - width / 2, rows - height / 2
    turn = random.uniform(-0.5, 0.5) * np.exp(-(from_x**2 + from_y**2) / (0.4 * width) ** 2)
    return from_x * (np.cos(turn) - 1) - from_y * np.sin(turn), from_x * np.sin(turn) + from_y * (np.cos(turn) - 1)


def choose_warp(random, generator, height, width, held_out):
    if held_out and random.random() < 0.6:
        return swirl_warp(random, height, width)
    kind = random.random()
    if kind < 0.35:
        return sine_warp(random, height, width)
    if kind < 0.65:
        return mesh_warp(random, generator, height, width)
    if kind < 0.8:
        return ripple_warp(random, height, width)
    if kind < 0.95:
        return jagged_warp(random, height, width)
    return row_shift_warp(random, generator, height, width)


def apply_warp(picture, displacement, border):
    height, width = picture.shape[:2]
    rows, columns = np.indices((height, width), np.float32)
    mode = cv2.BORDER_CONSTANT if border is not None else cv2.BORDER_REPLICATE
    return cv2.remap(picture, columns + displacement[0].astype(np.float32), rows + displacement[1].astype(np.float32), cv2.INTER_LINEAR, borderMode=mode, borderValue=border or 0)
