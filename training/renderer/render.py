"""From a seed to a labelled image: text, style, layout, noise, warp, degradation."""
from random import Random

import numpy as np

from .backgrounds import choose_background, flat
from .colours import any_colour, background_colour, contrasting_colour
from .degrade import degrade, jpeg
from .fonts import choose_font
from .layout import choose_style, draw_letters
from .noise import draw_noise
from .recipes import choose_recipe, shrink_to
from .texts import label_of, random_text
from .warps import apply_warp, choose_warp


def _drawable(text, has_both_cases):
    """A font without lower case shows capitals, so the label is in capitals."""
    return text if has_both_cases else "".join(character.upper() if character.isalpha() else character for character in text)


def _choose_noise_colour(random, letter_colours, background):
    """Lines in the letters' colour, in the background's (which cut letters up) or in any colour; one choice per image."""
    kind = random.random()
    if kind < 0.4:
        return lambda: random.choice(letter_colours)
    if kind < 0.5:
        return lambda: background
    if kind < 0.7:
        fixed = contrasting_colour(random, background, 30)
        return lambda: fixed
    return lambda: any_colour(random)


def render_mixed(random, generator, held_out):
    """All effects in any combination, illegible at its hardest."""
    font = choose_font(random, held_out)
    text = _drawable(random_text(random), font[1])
    dark = random.random() < 0.22
    background = background_colour(random, dark)
    coverage, colours, letter_colours, _ = draw_letters(random, generator, text, font, background, choose_style(random, held_out), held_out)
    height, width = coverage.shape

    picture = choose_background(random, generator, height, width, background)
    picture = np.ascontiguousarray(picture)
    # With all effects at once few images would be legible, so most get one or two of these.
    busy = random.choice([0.1, 0.1, 0.2, 0.3, 0.45, 0.6])
    if random.random() < busy * 1.2:
        draw_noise(random, generator, picture, _choose_noise_colour(random, letter_colours, background), in_front=False)
    if random.random() < busy:
        displacement = choose_warp(random, generator, height, width, held_out)
        coverage, colours = apply_warp(coverage, displacement, 0), apply_warp(colours, displacement, None)
    opacity = random.randint(180, 255) if random.random() < 0.15 else 255
    picture = _lay_over(picture, coverage, colours, opacity)
    if random.random() < busy * 1.2:
        draw_noise(random, generator, picture, _choose_noise_colour(random, letter_colours, background), in_front=True)
    if random.random() < busy * 0.6:
        picture = apply_warp(picture, choose_warp(random, generator, height, width, held_out), None)
    return label_of(text), degrade(random, picture, busy, held_out)


def render_recipe(random, generator):
    """One of the common styles."""
    recipe, font = choose_recipe(random), choose_font(random, False)
    text = _drawable(recipe.text, font[1])
    background = (255, 255, 255) if recipe.white else background_colour(random, recipe.dark)
    coverage, colours, letter_colours, _ = draw_letters(random, generator, text, font, background, recipe.style, False)
    height, width = coverage.shape

    picture = np.ascontiguousarray(recipe.background(random, generator, height, width, background) if recipe.background else flat(height, width, background))
    # One choice for all lines of an image, or a new one for each line.
    fixed = random.choice(letter_colours)
    choose_colour = (lambda: fixed) if recipe.noise_colour == "letters" else (lambda: any_colour(random))
    for drawing in recipe.behind:
        drawing(random, picture, choose_colour)
    if recipe.letters_warp:
        displacement = recipe.letters_warp(random, generator, height, width)
        coverage, colours = apply_warp(coverage, displacement, 0), apply_warp(colours, displacement, None)
    picture = _lay_over(picture, coverage, colours, 255)
    for drawing in recipe.in_front:
        drawing(random, picture, choose_colour)
    if recipe.picture_warp:
        picture = apply_warp(picture, recipe.picture_warp(random, generator, height, width), None)
    picture = shrink_to(picture, recipe.height)
    return label_of(text), jpeg(random, picture) if recipe.jpeg else picture


def _lay_over(picture, coverage, colours, opacity):
    share = coverage[:, :, None].astype(np.uint16) * opacity // 255
    return ((picture * (255 - share) + colours * share) // 255).astype(np.uint8)


RECIPE_SHARE = 0.7


def render_sample(seed, held_out=False):
    """Returns (label, image as uint8 RGB). With held_out, it uses fonts and effects that training never shows."""
    random = Random(seed)
    generator = np.random.default_rng(random.getrandbits(63))
    if not held_out and random.random() < RECIPE_SHARE:
        return render_recipe(random, generator)
    return render_mixed(random, generator, held_out)
