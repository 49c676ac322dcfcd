"""Lines, curves, arcs, dots, grids and speckle, drawn before or after the letters."""
import cv2
import numpy as np


def _points(curve):
    return np.round(np.asarray(curve) * 8).astype(np.int32).reshape(-1, 1, 2)


def _draw_curve(picture, curve, colour, thickness, smooth=True):
    cv2.polylines(picture, [_points(curve)], False, colour, thickness, cv2.LINE_AA if smooth else cv2.LINE_8, shift=3)


def straight_lines(random, picture, choose_colour):
    height, width = picture.shape[:2]
    smooth = random.random() < 0.7
    for _ in range(random.choice([1, 1, 2, 3, 4, 5, 7])):
        if random.random() < 0.6:
            ends = [(random.uniform(-5, width / 2), random.uniform(0, height)), (random.uniform(width / 2, width + 5), random.uniform(0, height))]
        else:
            ends = [(random.uniform(0, width), random.uniform(-5, height)), (random.uniform(0, width), random.uniform(0, height + 5))]
        _draw_curve(picture, ends, choose_colour(), random.choice([1, 1, 1, 2, max(1, height // 20)]), smooth)


def bezier_curves(random, picture, choose_colour):
    height, width = picture.shape[:2]
    steps = np.linspace(0, 1, 24)[:, None]
    for _ in range(random.choice([1, 1, 2, 3, 4])):
        points = [np.array([x + random.uniform(-20, 20), random.uniform(0, height)]) for x in (0, width * 0.33, width * 0.66, width)]
        curve = (1 - steps) ** 3 * points[0] + 3 * steps * (1 - steps) ** 2 * points[1] + 3 * steps**2 * (1 - steps) * points[2] + steps**3 * points[3]
        _draw_curve(picture, curve, choose_colour(), random.choice([1, 1, 2, 2, max(2, height // 18)]))


def sine_lines(random, picture, choose_colour):
    height, width = picture.shape[:2]
    for _ in range(random.randint(1, 3)):
        x = np.arange(random.randint(-10, width // 4), random.randint(width * 3 // 4, width + 10), 3)
        y = random.uniform(0.2, 0.8) * height + random.uniform(0.05, 0.35) * height * np.sin(x * random.uniform(0.01, 0.12) + random.uniform(0, 6)) + x * random.uniform(-0.1, 0.1)
        _draw_curve(picture, np.stack([x, y], 1), choose_colour(), random.choice([1, 1, 2, 2, 3, max(2, height // 14)]))


def arcs(random, picture, choose_colour):
    height, width = picture.shape[:2]
    for _ in range(random.randint(1, 7)):
        centre = (random.randint(0, width), random.randint(0, height))
        axes = (random.randint(5, width // 2), random.randint(5, height))
        start = random.randint(0, 360)
        cv2.ellipse(picture, centre, axes, random.randint(0, 180), start, start + random.randint(40, 360), choose_colour(), random.choice([1, 1, 1, 2, 3]), cv2.LINE_AA)


def dots(random, picture, choose_colour):
    height, width = picture.shape[:2]
    count, largest = random.choice([(60, 1), (25, 2), (12, 3), (200, 1)])
    for _ in range(random.randint(count // 3, count)):
        cv2.circle(picture, (random.randint(0, width), random.randint(0, height)), random.randint(1, largest) - (count > 50), choose_colour(), random.choice([-1, -1, 1]), cv2.LINE_AA)


def speckle(generator, picture, choose_colour):
    """Single pixels, up to a sixth of the image."""
    height, width = picture.shape[:2]
    chosen = generator.random((height, width)) < generator.uniform(0.005, 0.16) ** generator.uniform(1, 1.5)
    if generator.random() < 0.5:
        picture[chosen] = choose_colour()
    else:
        picture[chosen] = generator.integers(0, 256, (int(chosen.sum()), 3))


def grid(random, picture, choose_colour):
    height, width = picture.shape[:2]
    colour, pitch, slope = choose_colour(), random.randint(5, 22), random.choice([0, 0, 0, random.uniform(-0.6, 0.6)])
    for x in range(-height, width + height, pitch):
        _draw_curve(picture, [(x, 0), (x + slope * height, height)], colour, 1)
    if random.random() < 0.8:
        for y in range(random.randint(0, pitch), height, random.randint(5, 22)):
            _draw_curve(picture, [(0, y), (width, y)], colour, 1)


def small_letters(random, picture, choose_colour):
    """Tiny letters as clutter, far smaller than the ones to read."""
    height, width = picture.shape[:2]
    for _ in range(random.randint(4, 25)):
        place = (random.randint(0, width), random.randint(0, height))
        cv2.putText(picture, random.choice("abcdefghkmnpqrstuvwxyz23456789"), place, cv2.FONT_HERSHEY_SIMPLEX, height / 60 * random.uniform(0.22, 0.38), choose_colour(), 1, cv2.LINE_AA)


def dashes(random, picture, choose_colour):
    """Many short strokes."""
    height, width = picture.shape[:2]
    for _ in range(random.randint(15, 70)):
        x, y, length = random.uniform(0, width), random.uniform(0, height), random.uniform(3, 14)
        turn = random.uniform(0, 6.3)
        _draw_curve(picture, [(x, y), (x + length * np.cos(turn), y + length * np.sin(turn))], choose_colour(), 1, random.random() < 0.5)


def beaded_wave(random, picture, choose_colour):
    """A wave of discs through the letters, as dchest/captcha strikes out its digits."""
    height, width = picture.shape[:2]
    colour, radius = choose_colour(), random.randint(1, max(1, height // 30))
    middle, swing, period, phase = height * random.uniform(0.3, 0.7), height * random.uniform(0.05, 0.3), width * random.uniform(0.3, 1), random.uniform(0, 6)
    for x in range(0, width, max(2, 2 * radius)):
        y = middle + swing * np.sin(x * 2 * np.pi / period + phase)
        cv2.circle(picture, (x, int(y)), radius + random.randint(0, 1), colour, -1, cv2.LINE_AA)


DRAWINGS = [straight_lines, bezier_curves, sine_lines, arcs, dots, grid, dashes, small_letters, beaded_wave]
BEHIND_WEIGHTS = [5, 3, 2, 3, 4, 3, 3, 2, 1]
IN_FRONT_WEIGHTS = [6, 5, 5, 3, 3, 2, 1, 0, 2]


def draw_noise(random, generator, picture, choose_colour, in_front):
    if random.random() < 0.18:
        speckle(generator, picture, choose_colour)
    for _ in range(random.choices([0, 1, 2], weights=[12, 70, 18])[0]):
        random.choices(DRAWINGS, weights=IN_FRONT_WEIGHTS if in_front else BEHIND_WEIGHTS)[0](random, picture, choose_colour)
