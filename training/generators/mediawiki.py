"""Images of MediaWiki's ConfirmEdit (FancyCaptcha), drawn by the extension's own script.

usage: python mediawiki.py <count> <seed> <defaults|varied|look-alikes>
The script comes from Debian's package, unpacked rather than installed by ../setup.sh, and the words from wamerican.
"""
import importlib.util
import io
import os
import random

from PIL import ImageMath

from framing import LOOK_ALIKES, arguments, write_sample

CACHE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", ".cache")
EXTENSION = os.path.join(CACHE, "usr/share/mediawiki/extensions-core/ConfirmEdit")
DEJAVU = [f"/usr/share/fonts/truetype/dejavu/{name}.ttf" for name in ("DejaVuSans", "DejaVuSans-Bold", "DejaVuSerif", "DejaVuSansMono")]
OTHER_FONTS = DEJAVU[1:] + [
    f"/usr/share/fonts/truetype/{name}.ttf" for name in ("liberation/LiberationSans-Regular", "liberation/LiberationSerif-Regular", "liberation/LiberationSans-Bold")
]

# The script was written for Pillow before 10.3, which named the function eval.
ImageMath.eval = getattr(ImageMath, "eval", None) or ImageMath.unsafe_eval
specification = importlib.util.spec_from_file_location("mediawiki_captcha", os.path.join(EXTENSION, "captcha.py"))
script = importlib.util.module_from_spec(specification)
specification.loader.exec_module(script)


def word_list():
    """The words that the script keeps of a list, as its main program picks them."""
    words = script.read_wordlist("/usr/share/dict/words")
    return [word for word in words if len(word) in (4, 5) and word[0] != "f" and word[0] != word[1] and word[-1] != word[-2]]


def draw(text, font, size):
    image = io.BytesIO()
    # Pillow takes the format of an open file from its name.
    image.name = "image.png"
    script.gen_captcha(text, font, size, image)
    return image.getvalue()


def main(count, seed, mode):
    random.seed(seed)
    words = word_list()
    # The Debian package leaves out the empty badwordlist beside it.
    bad_words = script.read_wordlist(os.path.join(EXTENSION, "blacklist"))
    look_alikes = [letter for letter in LOOK_ALIKES if letter.islower()]
    for _ in range(count):
        font, size, from_list, number, low, high = DEJAVU[0] if random.random() < 0.6 else random.choice(DEJAVU), 40, words, 2, 1, -1
        if mode == "varied" and random.random() < 0.35:
            font, size = random.choice(OTHER_FONTS), random.choice([24, 30, 36, 40, 48, 60])
            if random.random() < 0.4:
                from_list, low, high = None, 3, 8
            elif random.random() < 0.4:
                number = 1
        text = script.pick_word(from_list, bad_words, False, number, low, high)
        if mode == "look-alikes" and random.random() < 0.5:
            text = "".join(random.choice(look_alikes) for _ in range(random.randint(5, 8)))
        write_sample(text, draw(text, font, size))


if __name__ == "__main__":
    main(*arguments())
