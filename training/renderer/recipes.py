"""Recipes of common captcha styles: effects that go together, at a strength that stays legible.

`render.py` by itself mixes everything with everything, which is varied and often unreadable. A recipe fixes the kinds of
noise, warp and style and leaves their amounts, fonts, colours and texts to chance.
"""
from dataclasses import dataclass, field

import cv2
import numpy as np

from . import backgrounds, noise, warps
from .layout import Style
from .texts import CAREFUL, DIGITS, LOWER, UPPER, random_arithmetic, random_word


@dataclass
class Recipe:
    text: str
    style: Style
    dark: bool = False
    white: bool = False
    # Functions (random, generator, height, width, colour) → image, or None for a flat colour.
    background: object = None
    behind: list = field(default_factory=list)
    in_front: list = field(default_factory=list)
    # "letters": noise in the colours of the letters; "any": in every colour.
    noise_colour: str = "letters"
    letters_warp: object = None
    picture_warp: object = None
    # Height in pixels of the finished image. Small images are coarse.
    height: int = 0
    jpeg: bool = False


def _style(random, **fixed):
    """Plain letters. A recipe overrides what is special about its own."""
    style = dict(size=random.randint(24, 48), angle=0, shear=0, stretch=0.03, size_spread=0, rise=0.02, gap=0.03, fill="solid", thickness=1, each_own_colour=False, each_own_font=False, shadow=False)
    return Style(**{**style, **fixed})


def _letters(random, alphabets, least, most):
    alphabet = random.choice(alphabets)
    return "".join(random.choice(alphabet) for _ in range(random.randint(least, most)))


COMMON = [DIGITS, LOWER, UPPER, UPPER + DIGITS, LOWER + DIGITS, DIGITS + UPPER + LOWER, *CAREFUL]


def sine(random, generator, height, width):
    return warps.sine_warp(random, height, width)


def ripple(random, generator, height, width):
    return warps.ripple_warp(random, height, width)


def light_gradient(random, generator, height, width, colour):
    return backgrounds.gradient(random, height, width, colour)


def light_patches(random, generator, height, width, colour):
    return backgrounds.patches(random, height, width, colour)


def tidy(random):
    """Letters in a row, barely distorted, often small."""
    return Recipe(
        _letters(random, COMMON, 3, 7),
        _style(random, angle=random.choice([0, 5, 12]), gap=random.uniform(-0.05, 0.4), rise=random.choice([0, 0.05, 0.15])),
        white=random.random() < 0.6,
        behind=random.choice([[], [], [noise.dots], [noise.straight_lines], [noise.grid]]),
        height=random.choice([0, 20, 24, 28, 32, 40]),
        jpeg=random.random() < 0.3,
    )


def wave_and_lines(random):
    """The whole image in waves, with dots and lines drawn before and after them."""
    return Recipe(
        _letters(random, COMMON, 4, 8),
        _style(random, gap=random.uniform(-0.05, 0.15), angle=random.choice([0, 0, 6])),
        white=random.random() < 0.6,
        behind=[noise.dots, noise.straight_lines][: random.randint(0, 2)],
        in_front=random.choice([[], [noise.dots], [noise.straight_lines], [noise.sine_lines]]),
        noise_colour=random.choice(["letters", "letters", "any"]),
        picture_warp=sine,
        height=random.choice([0, 50, 60, 80]),
    )


def curve_through(random):
    """Letters rotated and bent individually, with a curve of their colour through them and a few dots."""
    return Recipe(
        _letters(random, COMMON, 4, 6),
        _style(random, angle=random.choice([20, 30]), shear=0.25, stretch=0.2, gap=random.uniform(-0.1, 0.1), size_spread=0.1),
        behind=[noise.dots] if random.random() < 0.6 else [],
        in_front=[random.choice([noise.bezier_curves, noise.arcs, noise.sine_lines])],
        letters_warp=random.choice([None, lambda *at: warps.mesh_warp(*at)]),
        height=random.choice([0, 0, 60]),
    )


def dotted_digits(random):
    """Slanted digits made of discs, struck out by a beaded wave."""
    return Recipe(
        _letters(random, [DIGITS, DIGITS, DIGITS, UPPER + DIGITS], 4, 7),
        _style(random, size=random.randint(36, 60), fill="dots", angle=random.choice([0, 8]), shear=random.choice([0, 0.3]), gap=random.uniform(-0.02, 0.2), rise=0.1),
        white=random.random() < 0.7,
        behind=[noise.dots] if random.random() < 0.7 else [],
        in_front=random.choice([[], [noise.beaded_wave], [noise.beaded_wave], [noise.dots]]),
        picture_warp=sine if random.random() < 0.6 else None,
        height=random.choice([0, 80]),
    )


def rippled(random):
    """Heavy letters on a gradient, bent as if under water, one or two curves across."""
    return Recipe(
        _letters(random, COMMON, 4, 6),
        _style(random, fill=random.choice(["solid", "bold"]), gap=random.uniform(-0.05, 0.12)),
        background=light_gradient,
        in_front=[random.choice([noise.bezier_curves, noise.sine_lines, noise.straight_lines])],
        picture_warp=ripple,
        height=random.choice([0, 50]),
        jpeg=random.random() < 0.7,
    )


def joined_words(random):
    """One or two words run together, slightly bent."""
    text = random_word(random).lower() + (random_word(random).lower() if random.random() < 0.7 else "")
    return Recipe(
        text[:12],
        _style(random, gap=random.uniform(-0.12, 0.02), angle=random.choice([0, 4, 8]), rise=random.choice([0.02, 0.1])),
        white=random.random() < 0.7,
        in_front=random.choice([[], [], [noise.straight_lines], [noise.sine_lines]]),
        letters_warp=random.choice([sine, lambda *at: warps.mesh_warp(*at), None]),
    )


def colourful(random):
    """Each letter in its own colour, with thin curves and rings among them."""
    return Recipe(
        random_arithmetic(random) if random.random() < 0.15 else _letters(random, COMMON, 3, 6),
        _style(random, each_own_colour=True, each_own_font=random.random() < 0.4, angle=random.choice([5, 15, 25]), gap=random.uniform(-0.1, 0.25), size_spread=0.1),
        white=random.random() < 0.5,
        background=random.choice([None, None, light_patches, light_gradient]),
        behind=random.choice([[], [noise.arcs], [noise.small_letters], [noise.straight_lines]]),
        in_front=random.choice([[], [noise.bezier_curves], [noise.straight_lines], [noise.dots]]),
        noise_colour="any",
        height=random.choice([0, 36, 48]),
        jpeg=random.random() < 0.3,
    )


def overlapping(random):
    """Letters that touch or overlap, rotated and shifted up and down, with little else."""
    return Recipe(
        _letters(random, COMMON, 4, 7),
        _style(random, angle=random.choice([8, 12, 20]), gap=random.uniform(-0.2, -0.06), size_spread=random.choice([0.1, 0.2]), rise=random.choice([0.05, 0.15]), fill=random.choice(["solid", "solid", "bold", "outlined solid"])),
        white=random.random() < 0.5,
        in_front=random.choice([[], [], [noise.straight_lines]]),
        letters_warp=random.choice([None, sine]),
        height=random.choice([0, 50]),
    )


def outlined(random):
    """Contours only, light or dark."""
    return Recipe(
        _letters(random, COMMON, 4, 8),
        _style(random, size=random.randint(32, 52), fill=random.choice(["outline", "outline", "outlined solid", "raised"]), angle=random.choice([0, 8, 15]), gap=random.uniform(-0.05, 0.2)),
        dark=random.random() < 0.4,
        behind=random.choice([[], [noise.grid], [noise.straight_lines]]),
        in_front=random.choice([[], [], [noise.straight_lines], [noise.bezier_curves]]),
        letters_warp=random.choice([None, None, sine]),
        jpeg=random.random() < 0.3,
    )


def light_on_dark(random):
    """Bright letters on a dark background, with thin lines through them."""
    return Recipe(
        _letters(random, COMMON, 4, 8),
        _style(random, angle=random.choice([0, 10, 20]), gap=random.uniform(-0.08, 0.2), each_own_colour=random.random() < 0.4, fill=random.choice(["solid", "solid", "bold", "box"])),
        dark=True,
        behind=random.choice([[], [noise.dots], [noise.grid]]),
        in_front=random.choice([[noise.straight_lines], [noise.sine_lines], [noise.bezier_curves], []]),
        noise_colour=random.choice(["letters", "any"]),
        picture_warp=random.choice([None, None, sine]),
        height=random.choice([0, 36, 60]),
        jpeg=random.random() < 0.3,
    )


def few_pixels(random):
    """Letters of a bitmap font, or of a font at such a size, unscaled or enlarged, some slanted, shifted or grained."""
    rows = random.randint(9, 15)
    return Recipe(
        _letters(random, COMMON, 3, 8),
        _style(random, size=rows * random.choice([1, 1, 2, 2, 3]), rows=rows, shear=random.choice([0, 0, 0, 0.3]), angle=random.choice([0, 0, 0, 12]), gap=random.uniform(-0.02, 0.4), rise=random.choice([0.02, 0.1, 0.25]), each_own_font=random.random() < 0.3, each_own_colour=random.random() < 0.15),
        white=random.random() < 0.5,
        behind=random.choice([[], [], [noise.dots], [noise.straight_lines], [noise.grid]]),
        in_front=random.choice([[], [], [noise.dots]]),
        noise_colour=random.choice(["letters", "any"]),
        letters_warp=random.choice([None, None, None, sine]),
        jpeg=random.random() < 0.2,
    )


RECIPES = [few_pixels, few_pixels, tidy, tidy, wave_and_lines, wave_and_lines, curve_through, dotted_digits, rippled, joined_words, colourful, colourful, overlapping, overlapping, outlined, light_on_dark]


def choose_recipe(random):
    return random.choice(RECIPES)(random)


def shrink_to(picture, height):
    """The finished image at the height that a page would show, never enlarged."""
    if not height or picture.shape[0] <= height:
        return picture
    return cv2.resize(picture, (max(8, round(picture.shape[1] * height / picture.shape[0])), height), interpolation=cv2.INTER_AREA)
