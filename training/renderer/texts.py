"""Texts of captchas."""
import os

DIGITS = "0123456789"
UPPER = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
LOWER = UPPER.lower()
CONSONANTS, VOWELS = "bcdfghjklmnprstvwz", "aeiou"
# Alphabets that libraries use to avoid look-alike letters.
CAREFUL = ["abcde2345678gfynmnpwx", "ABCDEFGHJKLMNPQRSTUVWXYZ23456789", "abcdefghjkmnpqrstuvwxyz23456789", "ACDEFGHJKLNPQRTUVXYZ2346789", "abcdefhjkmnprstuvwxyz"]
WORD_LIST = "/usr/share/dict/words"
_words = []


def _load_words():
    if not _words and os.path.exists(WORD_LIST):
        with open(WORD_LIST) as file:
            _words.extend(word for word in (line.strip() for line in file) if word.isascii() and word.isalpha() and 3 <= len(word) <= 9)
    return _words


def _pronounceable(random, length):
    start = random.randint(0, 1)
    return "".join(random.choice((CONSONANTS, VOWELS)[(start + index) % 2]) for index in range(length))


def random_word(random):
    words = _load_words()
    word = random.choice(words) if words and random.random() < 0.5 else _pronounceable(random, random.randint(3, 8))
    return random.choice([word.lower(), word.lower(), word.upper(), word.capitalize()])


def random_arithmetic(random):
    left, right = random.randint(0, random.choice([9, 9, 20, 99])), random.randint(0, random.choice([9, 9, 20, 99]))
    operator = random.choice("++--x×*/÷")
    gap = random.choice(["", "", " "])
    ending = random.choice(["", "=", "=", "=?", "?"])
    third = f"{gap}{random.choice('+-')}{gap}{random.randint(1, 9)}" if random.random() < 0.1 else ""
    return f"{left}{gap}{operator}{gap}{right}{third}{gap}{ending}"


def label_of(drawn):
    """The label of a drawn text. × looks like the letter x and ÷ means a slash. Spaces are not read."""
    return drawn.replace(" ", "").replace("×", "x").replace("÷", "/")


def random_length(random):
    return random.choices(range(3, 13), weights=[4, 16, 22, 24, 10, 8, 4, 4, 2, 2])[0]


def random_text(random):
    kind = random.random()
    if kind < 0.07:
        return random_arithmetic(random)
    if kind < 0.14:
        return random_word(random)
    if kind < 0.18:
        return (random_word(random) + random_word(random).lower())[:12]
    length = random_length(random)
    alphabet = random.choices(
        [DIGITS, LOWER, UPPER, UPPER + DIGITS, LOWER + DIGITS, UPPER + LOWER, DIGITS + UPPER + LOWER, random.choice(CAREFUL)],
        weights=[14, 14, 14, 12, 10, 6, 18, 12],
    )[0]
    return "".join(random.choice(alphabet) for _ in range(length))
