"""The fonts installed on this machine that draw every letter and digit, grouped by family."""
import glob
import hashlib
import json
import os
import subprocess
from functools import lru_cache

import numpy as np
from PIL import Image, ImageFont

from .texts import DIGITS, LOWER, UPPER

TRAINING = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
CACHE = os.path.join(TRAINING, ".cache", "fonts.json")
FILES_PER_FAMILY = 6
# Packages with hundreds of display fonts. Without a limit the network would see little else.
DISPLAY_PACKAGE = "aenigma"
DISPLAY_FAMILIES = 90
UNREADABLE = ("Symbol", "Dingbat", "Emoji", "Barcode", "Music", "Math", "Braille", "Icon", "D050000L", "Redacted", "LastResort", "Phonetic", "Keyboard", "Initials", "Binary", "Nushu", "Code Of Life", "90 Stars", "18 Holes")


def _thumbnail(font, character):
    mask = font.getmask(character)
    image = Image.frombytes("L", mask.size, bytes(mask)).resize((12, 12), Image.BILINEAR)
    return np.asarray(image, np.float32) / 255


def _is_capitals_only(font):
    """True if the lower-case letters are capitals too, at any size (small capitals)."""
    differences = [np.abs(_thumbnail(font, upper) - _thumbnail(font, upper.lower())).mean() for upper in "ABDEGHNQRT"]
    return sum(difference < 0.13 for difference in differences) >= 6


def _draws_latin(path):
    """True if the font has distinct, non-empty shapes for the letters and digits."""
    try:
        font = ImageFont.truetype(path, 28)
        shapes = {}
        for character in DIGITS + UPPER + LOWER:
            mask = font.getmask(character)
            if mask.size[0] < 2 or mask.size[1] < 4:
                return None
            shapes[character] = (mask.size, bytes(mask))
        if len({shapes[character] for character in DIGITS + UPPER}) < 34:
            return None
        return "capitals" if _is_capitals_only(font) else "both"
    except (OSError, ValueError):
        return None


def _system_files():
    listing = subprocess.run(["fc-list", ":", "file", "family"], capture_output=True, text=True, check=True).stdout
    for line in sorted(listing.splitlines()):
        path, _, names = line.partition(": ")
        if path.lower().endswith((".ttf", ".otf")):
            yield names.split(",")[0].strip(), path


def _npm_files():
    """Upright latin files of the packages in fonts/package.json."""
    for folder in sorted(glob.glob(os.path.join(TRAINING, "fonts", "node_modules", "@fontsource", "*"))):
        with open(os.path.join(folder, "metadata.json")) as file:
            family = json.load(file)["family"]
        for path in sorted(glob.glob(os.path.join(folder, "files", "*-latin-[47]00-normal.woff"))):
            yield family, path


def _scan():
    families = {}
    for family, path in [*_system_files(), *_npm_files()]:
        if not any(word.lower() in family.lower() for word in UNREADABLE):
            families.setdefault(family, []).append(path)
    found, display = {}, 0
    for family, paths in families.items():
        usable = []
        for path in paths[:: max(1, len(paths) // FILES_PER_FAMILY)][:FILES_PER_FAMILY]:
            cases = _draws_latin(path)
            if cases:
                usable.append((path, cases))
        if not usable:
            continue
        is_display = DISPLAY_PACKAGE in usable[0][0]
        display += is_display
        if not is_display or display <= DISPLAY_FAMILIES:
            found[family] = {"files": usable, "display": is_display}
    return found


@lru_cache(maxsize=1)
def all_families():
    if not os.path.exists(CACHE):
        scanned = _scan()
        os.makedirs(os.path.dirname(CACHE), exist_ok=True)
        with open(CACHE, "w") as file:
            json.dump(scanned, file, indent=1)
    with open(CACHE) as file:
        return json.load(file)


def is_held_out(family):
    """One family in ten is never trained on, so that validation shows how well unseen fonts are read."""
    return hashlib.md5(family.encode()).digest()[0] % 10 == 0


@lru_cache(maxsize=4)
def _choices(held_out):
    families = [(family, entry) for family, entry in sorted(all_families().items()) if is_held_out(family) == held_out]
    return [entry["files"] for _, entry in families if not entry["display"]], [entry["files"] for _, entry in families if entry["display"]]


# OpenCV's stroke fonts, upright and slanted: letters made of lines, as plotters draw them and font files don't.
STROKE_FONT = "stroke:"
STROKE_FACES = range(8)
STROKE_SHARE = 0.06


def choose_font(random, held_out):
    """A font file, or a stroke font's name, and whether it has both cases."""
    if not held_out and random.random() < STROKE_SHARE:
        return f"{STROKE_FONT}{random.choice(STROKE_FACES) + random.choice([0, 16])}", True
    plain, display = _choices(held_out)
    group = display if display and random.random() < 0.12 else plain
    path, cases = random.choice(random.choice(group))
    return path, cases == "both"


@lru_cache(maxsize=3000)
def load_font(path, size):
    return ImageFont.truetype(path, size)


@lru_cache(maxsize=20000)
def draws(path, character):
    """False if the font draws its box for missing characters instead, as display fonts do for arithmetic signs."""
    if path.startswith(STROKE_FONT):
        return True
    font = load_font(path, 24)
    mask, missing = font.getmask(character), font.getmask("\uffff")
    return bool(bytes(mask)) and (mask.size, bytes(mask)) != (missing.size, bytes(missing))
