"""OpenCart: six characters of GD's largest built-in font or of a small face over three see-through discs in a frame, as a JPEG."""
import cv2
import numpy as np

from .faces import choose_face
from .gd import BLACK, about_int, any_size, bitmap_text, blend, border, canvas, jpeg, letter, pick_text, shade

# The first and the present versions draw hexadecimal digits, those between them letters of both cases.
HEX, MIXED = "0123456789abcdef", "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"


def draw(random, generator):
    text = pick_text(random, random.choices([HEX, MIXED], weights=[6, 4])[0], 6 if random.random() < 0.85 else random.randint(4, 8))
    own = random.random() < 0.25
    height, width = any_size(random, 35, 150) if own else (35, 150)
    picture = canvas(height, width)
    for colour in ((255, 0, 0), (0, 255, 0), (0, 0, 255)):
        disc = np.zeros((height, width), np.uint8)
        side = about_int(random, 30) if own else 30
        cv2.ellipse(disc, (random.randint(5, width - 5), random.randint(0, height)), (side // 2, side // 2), 0, 0, 360, 255, -1)
        transparency = random.randint(40, 95) if own else 75
        blend(picture, disc, 0, 0, shade(random, 0, 255) if own and random.random() < 0.4 else colour, 1 - transparency / 127)
    border(picture)
    if own and random.random() < 0.4:
        path = choose_face(random, random.choice(["sans", "mono", "serif", "sans bold"]), text)
        drawn = letter(path, random.uniform(14, 24), text)
        blend(picture, drawn.mask, (width - drawn.mask.shape[1]) // 2, (height - drawn.mask.shape[0]) // 2, BLACK)
    else:
        number = random.choice([3, 4, 5]) if own else 5
        cell = {5: 9, 4: 8, 3: 7}[number]
        bitmap_text(picture, number, (width - cell * len(text)) // 2, (height - 15) // 2, text, BLACK)
    return text, jpeg(picture, random.randint(60, 95) if own else 75)
