"""ThinkPHP's think-captcha: turned letters, a thick curve of two sine pieces in their colour, pale decoy letters all over."""
import numpy as np

from .faces import choose_face
from .gd import bitmap_text, canvas, pick_text, shade, ttf_text

ALPHABET = "2345678abcdefhijkmnpqrstuvwxyzABCDEFGHJKLMNPQRTUVWXY"
DECOYS = "2345678abcdefhijkmnpqrstuvwxyz"
GROUND = (243, 251, 254)


def scatter(random, picture):
    height, width = picture.shape[:2]
    for _ in range(10):
        colour = shade(random, 150, 225)
        for _ in range(5):
            bitmap_text(picture, 5, random.randint(-10, width), random.randint(-10, height), random.choice(DECOYS), colour)


def draw_curve(random, picture, colour, size):
    """Two pieces of sines, the second from where the first ends, each point a slanted stroke of a fifth of the letters' size."""
    height, width = picture.shape[:2]
    swing, period, phase = random.randint(1, height // 2), random.randint(height, 2 * width), random.randint(-height // 4, height // 4)
    split = random.randint(width // 2, round(width * 0.8))
    first = np.arange(0, split)
    y_first = swing * np.sin(first * 2 * np.pi / period + phase) + random.randint(-height // 4, height // 4) + height / 2
    swing, period, phase = random.randint(1, height // 2), random.randint(height, 2 * width), random.randint(-height // 4, height // 4)
    second = np.arange(split, width)
    y_second = swing * np.sin(second * 2 * np.pi / period + phase)
    y_second += y_first[-1] - y_second[0]
    for x, y in ((first, y_first), (second, y_second)):
        for step in range(1, int(size / 5) + 1):
            across, down = (x + step).astype(int), (y + step).astype(int)
            inside = (across >= 0) & (across < width) & (down >= 0) & (down < height)
            picture[down[inside], across[inside]] = colour


def draw(random, generator):
    size = 25 if random.random() < 0.7 else random.randint(16, 34)
    sums = random.random() < 0.12
    if sums:
        text = f"{random.randint(10, 30)} + {random.randint(1, 9)} = "
    else:
        alphabet = ALPHABET if random.random() < 0.85 else random.choice(["0123456789", DECOYS, "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"])
        text = pick_text(random, alphabet, 5 if random.random() < 0.75 else random.choice([3, 4, 4, 4, 6]))
    height, width = int(size * 2.5), (5 if sums else len(text)) * size * 2
    picture = canvas(height, width, GROUND if random.random() < 0.85 else shade(random, 225, 255))
    colour = shade(random, 1, 150)
    path = choose_face(random, random.choices(["serif", "sans", "hand", "display", "sans bold"], weights=[3, 3, 2, 3, 2])[0], text)
    if random.random() < 0.9:
        scatter(random, picture)
    if random.random() < 0.85:
        draw_curve(random, picture, colour, size)
    x, turn, newer = 0, 0 if sums else 40, sums or random.random() < 0.75
    for index, character in enumerate(text):
        # Evenly apart in the newer versions, at random in the older ones.
        x = int(size * (index + 1) * (1 if sums else 1.5)) if newer else x + random.randint(int(size * 1.2), int(size * 1.6))
        y = size + random.randint(10, 20) if newer else int(size * 1.6)
        ttf_text(picture, path, size, random.randint(-turn, turn), x, y, colour, character)
    return text.replace(" ", ""), picture
