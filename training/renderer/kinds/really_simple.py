"""Really Simple CAPTCHA for WordPress: four small letters of a book face, upright and slanted, slightly turned, black on white."""
from ..fonts import all_families
from .faces import choose_face
from .gd import BLACK, WHITE, canvas, pick_text, shade, ttf_text

ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
# The regular, bold and slanted faces that the plugin ships.
FAMILY = "Gentium Book Basic"
# height, width, where the first baseline starts, points, step. Contact Form 7 offers three sizes.
SIZES = [(24, 72, 6, 18, 14, 15), (20, 60, 6, 15, 11, 13), (28, 84, 6, 20, 17, 19)]


def draw(random, generator):
    text = pick_text(random, ALPHABET, 4 if random.random() < 0.85 else random.randint(3, 6))
    height, width, x, y, points, step = random.choices(SIZES, weights=[7, 1, 1])[0]
    width += step * (len(text) - 4)
    if random.random() < 0.15:
        factor = random.uniform(1, 2)
        height, width, x, y, points, step = (round(part * factor) for part in (height, width, x, y, points, step))
    colours = [(shade(random, 210, 255), shade(random, 0, 150)), (shade(random, 0, 60), shade(random, 190, 255))]
    ground, ink = (WHITE, BLACK) if random.random() < 0.8 else random.choice(colours)
    picture = canvas(height, width, ground)
    files = [path for path, _ in all_families().get(FAMILY, {"files": []})["files"]]
    other = choose_face(random, "serif", text) if not files or random.random() < 0.1 else None
    x += random.randint(-2, 2)
    for character in text:
        ttf_text(picture, other or random.choice(files), points, random.randint(-12, 12), x, y + random.randint(-2, 2), ink, character)
        x += step
    return text, picture
