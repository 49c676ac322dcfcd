"""From a seed to a labelled picture: text, style, letters in place, noise, warp, wear."""
from random import Random

import numpy as np

from .backgrounds import choose_background
from .colours import any_colour, background_colour, contrasting_colour
from .degrade import degrade
from .fonts import choose_font
from .layout import draw_letters
from .noise import draw_noise
from .texts import label_of, random_text
from .warps import apply_warp, choose_warp


def _drawable(text, has_both_cases):
    """A font of capitals only can't tell cases apart, so its label is what it shows."""
    return text if has_both_cases else "".join(character.upper() if character.isalpha() else character for character in text)


def _choose_noise_colour(random, letter_colours, background):
    """Lines in the letters' colour, in the background's (they cut letters up) or in any; one choice for a picture."""
    kind = random.random()
    if kind < 0.4:
        return lambda: random.choice(letter_colours)
    if kind < 0.5:
        return lambda: background
    if kind < 0.7:
        fixed = contrasting_colour(random, background, 30)
        return lambda: fixed
    return lambda: any_colour(random)


def render_sample(seed, held_out=False):
    """Returns (label, picture as uint8 RGB). With held_out, fonts and effects that training never shows."""
    random = Random(seed)
    generator = np.random.default_rng(random.getrandbits(63))
    font = choose_font(random, held_out)
    text = _drawable(random_text(random), font[1])
    dark = random.random() < 0.22
    background = background_colour(random, dark)
    coverage, colours, letter_colours, boxes = draw_letters(random, generator, text, font, background, held_out)
    height, width = coverage.shape

    picture = choose_background(random, generator, height, width, background)
    picture = np.ascontiguousarray(picture)
    # With everything at once few pictures could be read by anyone: most get one or two of these.
    busy = random.choice([0.1, 0.2, 0.3, 0.45, 0.6])
    if random.random() < busy * 1.2:
        draw_noise(random, generator, picture, _choose_noise_colour(random, letter_colours, background), in_front=False)
    if random.random() < busy:
        displacement = choose_warp(random, generator, height, width, held_out)
        coverage, colours = apply_warp(coverage, displacement, 0), apply_warp(colours, displacement, None)
    opacity = coverage[:, :, None].astype(np.uint16) * (random.randint(180, 255) if random.random() < 0.15 else 255) // 255
    picture = ((picture * (255 - opacity) + colours * opacity) // 255).astype(np.uint8)
    if random.random() < busy * 1.2:
        draw_noise(random, generator, picture, _choose_noise_colour(random, letter_colours, background), in_front=True)
    if random.random() < busy * 0.6:
        picture = apply_warp(picture, choose_warp(random, generator, height, width, held_out), None)
    return label_of(text), degrade(random, picture, busy, held_out)
