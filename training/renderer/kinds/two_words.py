"""Two dictionary words run together and bent, as MediaWiki's FancyCaptcha draws them, with noise over everything or without."""
from .. import warps
from ..colours import contrasting_colour
from ..texts import random_word
from . import rows
from .faces import choose_face
from .gd import BLACK, WHITE, blend, canvas, jpeg, random_line, small_dots
from .grounds import any_ground


def lower_word(random):
    while True:
        word = random_word(random).lower()
        if 3 <= len(word) <= 6:
            return word


def draw(random, generator):
    text = lower_word(random) + (lower_word(random) if random.random() < 0.85 else "")
    size = random.uniform(26, 44)
    path = choose_face(random, random.choices(["sans", "serif", "sans bold", "hand", "any"], weights=[5, 3, 2, 1, 1])[0], text)
    placed, wide = rows.lay_row(random, text, lambda _: path, lambda _: size, random.choice([0, 4, 10]), random.uniform(-0.1, 0.14), random.choice([0, 0.05, 0.12]))
    height, width = rows.extent(placed) + random.randint(10, 36), wide + random.randint(10, 50)
    mask = canvas(height, width, BLACK)
    for one in rows.centre_row(random, placed, wide, height, width):
        blend(mask, one.mask, one.left, one.top, WHITE)
    mask = mask[:, :, 0]
    kind = random.random()
    if kind < 0.45:
        mask = warps.apply_warp(mask, warps.mesh_warp(random, generator, height, width), 0)
    elif kind < 0.75:
        mask = warps.apply_warp(mask, warps.sine_warp(random, height, width), 0)
    if random.random() < 0.7:
        picture, ground = canvas(height, width, WHITE), WHITE
        colour = BLACK
    else:
        picture, ground = any_ground(random, generator, height, width)
        colour = contrasting_colour(random, ground, 90)
    blend(picture, mask, 0, 0, colour)
    noise = random.random()
    if noise < 0.4:
        # Grain over the whole image, light and dark.
        amount = random.uniform(0.01, 0.12)
        chosen = generator.random((height, width)) < amount
        picture[chosen] = generator.integers(0, 256, (int(chosen.sum()), 1))
    if 0.3 < noise < 0.75:
        for _ in range(random.randint(2, 12)):
            random_line(random, picture, random.choice([colour, colour, ground]), 1, random.random() < 0.6)
    if noise > 0.65:
        small_dots(generator, picture, random.randint(20, 200), random.choice([colour, ground]), random.choice([1, 2]))
    return text, jpeg(picture, random.randint(50, 95)) if random.random() < 0.3 else picture
