"""Yii's CaptchaAction: a pronounceable word in one heavy face and colour, fitted to the image, its letters turned and touching."""
from ..colours import background_colour, contrasting_colour
from ..fonts import load_font
from .faces import choose_face, choose_family
from .gd import WHITE, any_size, blend, canvas, letter, ttf_text

CONSONANTS, VOWELS = "bcdfghjklmnpqrstvwxyz", "aeiou"
BLUE = (32, 64, 160)


def word(random, length):
    """Mostly a consonant and a vowel in turn."""
    text = ""
    for index in range(length):
        odds = 8 / 11 if index % 2 else 1 / 11
        text += random.choice(VOWELS if random.random() < odds else CONSONANTS)
    return text


def pick_face(random, text):
    """Mostly the font that comes with Yii."""
    if random.random() < 0.62:
        return choose_family(random, ["Spicy Rice"], "heavy", text)
    return choose_face(random, random.choices(["heavy", "hand", "display"], weights=[6, 1, 3])[0], text)


def draw_with_gd(random, picture, path, text, padding, offset, colour):
    """Fitted by the word's ink; each letter starts where the last one's ink ends."""
    height, width = picture.shape[:2]
    whole = letter(path, 40, text)
    wide = whole.reach - whole.left + offset * (len(text) - 1)
    scale = min((width - 2 * padding) / wide, (height - 2 * padding) / whole.mask.shape[0])
    x, y = 10, round(height * 27 / 40)
    for character in text:
        points = int(random.randint(26, 32) * scale * 0.8)
        x = int(ttf_text(picture, path, points, random.randint(-10, 10), x, y, colour, character)) + offset


def draw_with_imagick(random, picture, path, text, padding, offset, colour):
    """Fitted by the word's advance and the line's height less eight pixels; sizes are in pixels and each letter keeps its advance."""
    height, width = picture.shape[:2]
    ascent, descent = load_font(path, 30).getmetrics()
    wide = int(letter(path, 30, text).advance) - 8 + offset * (len(text) - 1)
    scale = min((width - 2 * padding) / max(wide, 1), (height - 2 * padding) / (ascent + descent - 8))
    x, y = 10, round(height * 27 / 40)
    for character in text:
        pixels = int(random.randint(26, 32) * scale * 0.8)
        drawn = letter(path, pixels, character, random.randint(-10, 10))
        blend(picture, drawn.mask, x + drawn.left, y + drawn.top, colour)
        x += int(letter(path, pixels, character).advance) + offset


def draw(random, generator):
    # Two images of three have every setting but the font at its default.
    varied = random.random() < 0.35
    text = word(random, random.randint(4, 8) if varied else random.randint(6, 7))
    height, width = any_size(random, 50, 120) if varied else (50, 120)
    picture = canvas(height, width, WHITE if not varied or random.random() < 0.7 else background_colour(random, False))
    colour = BLUE if not varied or random.random() < 0.3 else contrasting_colour(random, tuple(int(part) for part in picture[0, 0]))
    padding = random.randint(0, 6) if varied else 2
    offset = random.randint(-3, 5) if varied else -2
    # Yii prefers Imagick where the server has it.
    method = draw_with_gd if random.random() < 0.6 else draw_with_imagick
    method(random, picture, pick_face(random, text), text, padding, offset, colour)
    return text, picture
