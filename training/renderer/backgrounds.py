"""Backgrounds behind the letters."""
import cv2
import numpy as np

from .colours import any_colour, luminance


def flat(height, width, colour):
    return np.full((height, width, 3), colour, np.uint8)


def near_colour(random, colour, reach):
    return tuple(int(min(255, max(0, part + random.randint(-reach, reach)))) for part in colour)


def gradient(random, height, width, colour):
    start, end = np.array(near_colour(random, colour, 45), np.float32), np.array(near_colour(random, colour, 45), np.float32)
    rows, columns = np.linspace(0, 1, height)[:, None], np.linspace(0, 1, width)[None]
    slant = random.random()
    share = (rows * slant + columns * (1 - slant))[:, :, None]
    return (start * (1 - share) + end * share).astype(np.uint8)


def clouds(generator, height, width, colour, strength):
    """Smooth blotches at two sizes, like an out-of-focus photograph."""
    picture = np.full((height, width, 3), colour, np.float32)
    for cells in (3, 9):
        coarse = generator.normal(0, strength, (max(2, height * cells // 60), max(2, width * cells // 60), 3)).astype(np.float32)
        picture += cv2.resize(coarse, (width, height), interpolation=cv2.INTER_CUBIC)
    return np.clip(picture, 0, 255).astype(np.uint8)


def noise_field(generator, height, width, colour, strength):
    coloured = generator.random() < 0.5
    noise = generator.normal(0, strength, (height, width, 3 if coloured else 1))
    return np.clip(np.array(colour) + noise, 0, 255).astype(np.uint8)


def stripes(random, height, width, colour):
    picture = flat(height, width, colour)
    other, period = near_colour(random, colour, 40), random.randint(4, 16)
    rows, columns = np.indices((height, width))
    picture[((rows * random.randint(0, 2) + columns * random.randint(-2, 2)) % period) < period // 2] = other
    return picture


def patches(random, height, width, colour):
    """Boxes and discs in colours near the background's."""
    picture = flat(height, width, colour)
    for _ in range(random.randint(3, 14)):
        centre, size = (random.randint(0, width), random.randint(0, height)), random.randint(4, height)
        shade = near_colour(random, colour, 45)
        if random.random() < 0.5:
            cv2.circle(picture, centre, size // 2, shade, random.choice([-1, 1, 2]), cv2.LINE_AA)
        else:
            cv2.rectangle(picture, centre, (centre[0] + size, centre[1] + size // 2), shade, random.choice([-1, -1, 1]))
    return picture


def tiles(random, height, width, colour):
    """Blocks of different colours side by side, all far from black or all far from white."""
    picture, at, light = flat(height, width, colour), 0, luminance(colour) > 128
    while at < width:
        step = random.randint(8, 50)
        shade = any_colour(random)
        if (luminance(shade) > 150) == light:
            picture[:, at : at + step] = shade
        at += step
    return picture


def choose_background(random, generator, height, width, colour):
    kind = random.random()
    if kind < 0.5:
        return flat(height, width, colour)
    if kind < 0.6:
        return gradient(random, height, width, colour)
    if kind < 0.7:
        return clouds(generator, height, width, colour, random.uniform(8, 34))
    if kind < 0.8:
        return noise_field(generator, height, width, colour, random.uniform(5, 45))
    if kind < 0.87:
        return stripes(random, height, width, colour)
    if kind < 0.96:
        return patches(random, height, width, colour)
    return tiles(random, height, width, colour)
