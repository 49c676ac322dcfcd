"""Really Simple CAPTCHA for WordPress: four small letters of a book face, slightly turned, black on white."""
from .faces import choose_face
from .gd import BLACK, WHITE, about, any_size, canvas, pick_text, shade, ttf_text

ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"


def draw(random, generator):
    text = pick_text(random, ALPHABET, 4 if random.random() < 0.85 else random.randint(3, 6))
    height, width = any_size(random, 24, 72 + 15 * (len(text) - 4))
    factor = height / 24
    ground, ink = (WHITE, BLACK) if random.random() < 0.75 else random.choice([(shade(random, 210, 255), shade(random, 0, 90)), (shade(random, 0, 60), shade(random, 190, 255))])
    picture = canvas(height, width, ground)
    x, size, turn = 6 * factor, about(random, 14, 0.12) * factor, about(random, 12)
    one_face = choose_face(random, "serif", text) if random.random() < 0.5 else None
    for character in text:
        path = one_face or choose_face(random, random.choice(["serif", "serif bold"]), character)
        ttf_text(picture, path, size, random.uniform(-turn, turn), x, (18 + random.randint(-2, 2)) * factor, ink, character)
        x += about(random, 15, 0.08) * factor
    return text, picture
