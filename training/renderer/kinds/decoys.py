"""Pale or small letters all over the ground, which are not to be read, and strong ones, which are."""
from ..colours import any_colour, contrasting_colour
from ..texts import DIGITS, LOWER, UPPER
from . import rows
from .faces import choose_face
from .gd import bitmap_text, blend, jpeg, letter, pick_text, random_line
from .grounds import any_ground
from .pale_letters import toned


def scatter(random, picture, ground):
    """Decoys in a bitmap font or in a font file, clearly paler or smaller than the text."""
    height, width = picture.shape[:2]
    bitmap, count = random.random() < 0.5, random.randint(12, 45)
    strongest, largest = random.uniform(0.2, 0.6), random.uniform(0.2, 0.5)
    path = choose_face(random, "any", "aB3")
    colours = [toned(random, ground, any_colour(random), random.uniform(0.5, 1) * strongest, 12) for _ in range(10)]
    for _ in range(count):
        x, y, character = random.randint(-8, width), random.randint(-8, height), random.choice(DIGITS + LOWER + UPPER)
        if bitmap:
            bitmap_text(picture, random.choice([3, 5, 5]), x, y, character, random.choice(colours))
        else:
            drawn = letter(path, height * largest, character, random.choice([0, random.uniform(-60, 60)]))
            blend(picture, drawn.mask, x, y, random.choice(colours))


def draw(random, generator):
    text = pick_text(random, random.choice([LOWER + DIGITS, UPPER + DIGITS, UPPER + LOWER + DIGITS, DIGITS, LOWER]), 4, 6)
    height = random.randint(36, 72)
    size, style = height * random.uniform(0.6, 0.85), random.choice(["sans any", "serif", "sans bold", "any"])
    path = choose_face(random, style, text)
    placed, wide = rows.lay_row(random, text, lambda _: path, lambda _: size, random.choice([5, 15, 30, 40]), random.uniform(0, 0.6), random.choice([0, 0.1]))
    width = wide + random.randint(10, 90)
    picture, ground = any_ground(random, generator, height, width, plain=0.8)
    scatter(random, picture, ground)
    placed = rows.centre_row(random, placed, wide, height, width)
    common, each_own = contrasting_colour(random, ground, 110), random.random() < 0.4
    for one in placed:
        blend(picture, one.mask, one.left, one.top, contrasting_colour(random, ground, 110) if each_own else common)
    for _ in range(random.choice([0, 0, 1, 2])):
        random_line(random, picture, common, random.randint(1, 2), True)
    return text, jpeg(picture, random.randint(60, 95)) if random.random() < 0.3 else picture
