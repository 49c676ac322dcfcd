"""Eight small letters that touch, waved and struck by about ten lines, in the images of any library."""
from ..colours import contrasting_colour
from ..texts import DIGITS, LOWER, UPPER
from . import rows
from .faces import choose_face
from .gd import about_int, blend, jpeg, pick_text, random_line, small_dots
from .grounds import any_ground
from .laminas import waved


def draw(random, generator):
    text = pick_text(random, random.choice([LOWER + DIGITS, LOWER, UPPER + DIGITS, UPPER + LOWER + DIGITS, DIGITS]), 6, 9)
    size = random.uniform(22, 32)
    path = choose_face(random, random.choice(["sans any", "serif", "sans bold", "any"]), text)
    placed, wide = rows.lay_row(random, text, lambda _: path, lambda _: size, random.choice([0, 0, 8]), random.uniform(-0.06, 0.06))
    height, width = rows.extent(placed) + random.randint(12, 26), wide + random.randint(16, 50)
    picture, ground = any_ground(random, generator, height, width, plain=0.85)
    colour, mixed = contrasting_colour(random, ground, 110), random.random() < 0.25
    noise_colour = lambda: contrasting_colour(random, ground, 50) if mixed else colour
    for one in rows.centre_row(random, placed, wide, height, width):
        blend(picture, one.mask, one.left, one.top, colour)
    for _ in range(about_int(random, 5, 0.5)):
        random_line(random, picture, noise_colour())
    small_dots(generator, picture, random.choice([0, 40, 100]), noise_colour(), random.choice([1, 2]))
    picture = waved(random, picture, random.choice([0.4, 0.7, 1]), ground)
    for _ in range(about_int(random, 5, 0.5)):
        random_line(random, picture, noise_colour(), 1, random.random() < 0.4)
    return text, jpeg(picture, random.randint(60, 95)) if random.random() < 0.25 else picture
