"""Yii's CaptchaAction: a pronounceable word in one heavy face and colour, fitted to the image, its letters turned and touching."""
from ..colours import contrasting_colour
from .faces import choose_face
from .gd import WHITE, about, any_size, canvas, letter, ttf_text

CONSONANTS, VOWELS = "bcdfghjklmnpqrstvwxyz", "aeiou"
BLUE = (32, 64, 160)


def word(random, length):
    """Mostly a consonant and a vowel in turn."""
    text = ""
    for index in range(length):
        odds = 0.73 if index % 2 else 0.09
        text += random.choice(VOWELS if random.random() < odds else CONSONANTS)
    return text


def draw(random, generator):
    text = word(random, random.randint(6, 7) if random.random() < 0.8 else random.randint(4, 8))
    path = choose_face(random, random.choices(["heavy", "hand", "display"], weights=[7, 1, 2])[0], text)
    height, width = any_size(random, 50, 120)
    padding, offset, turn = about(random, 2), about(random, -2, 0.5), about(random, 10)
    colour = BLUE if random.random() < 0.6 else contrasting_colour(random, WHITE)
    picture = canvas(height, width, WHITE)
    whole = letter(path, 40, text)
    wide = whole.reach - whole.left + offset * (len(text) - 1)
    scale = min((width - 2 * padding) / wide, (height - 2 * padding) / whole.mask.shape[0])
    x, y = 10, round(height * 27 / 40)
    for character in text:
        points = int(random.randint(26, 32) * scale * 0.8)
        x = ttf_text(picture, path, points, random.uniform(-turn, turn), x, y, colour, character) + offset
    return text, picture
