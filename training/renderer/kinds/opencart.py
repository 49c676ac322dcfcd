"""OpenCart: six characters of GD's largest built-in font or of a small face over three see-through discs in a frame."""
import cv2
import numpy as np

from .faces import choose_face
from .gd import BLACK, about_int, any_size, bitmap_text, blend, border, canvas, letter, pick_text, shade

HEX, MIXED = "0123456789abcdef", "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"


def draw(random, generator):
    text = pick_text(random, random.choices([HEX, MIXED], weights=[6, 4])[0], 6 if random.random() < 0.8 else random.randint(4, 8))
    height, width = any_size(random, 35, 150)
    picture = canvas(height, width)
    pure = random.random() < 0.75
    for colour in ((255, 0, 0), (0, 255, 0), (0, 0, 255)):
        disc = np.zeros((height, width), np.uint8)
        side = about_int(random, 30)
        cv2.ellipse(disc, (random.randint(5, width - 5), random.randint(0, height)), (side // 2, side // 2), 0, 0, 360, 255, -1)
        blend(picture, disc, 0, 0, colour if pure else shade(random, 0, 255), 1 - random.choice([75, 75, random.randint(40, 95)]) / 127)
    border(picture)
    kind = random.random()
    if kind < 0.75:
        number = 5 if random.random() < 0.8 else random.choice([3, 4])
        cell = {5: 9, 4: 8, 3: 7}[number]
        bitmap_text(picture, number, (width - cell * len(text)) // 2, (height - 15) // 2, text, BLACK)
    else:
        path = choose_face(random, random.choice(["sans", "mono", "serif", "sans bold"]), text)
        drawn = letter(path, random.uniform(14, 24), text)
        blend(picture, drawn.mask, (width - drawn.mask.shape[1]) // 2, (height - drawn.mask.shape[0]) // 2, BLACK)
    return text, picture if random.random() < 0.5 else cv2.imdecode(cv2.imencode(".jpg", picture)[1], cv2.IMREAD_COLOR)
