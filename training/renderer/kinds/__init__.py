"""Kinds of captcha drawn as well-known libraries draw them, one module each, and kinds that gather what is hard to read.

Each `draw(random, generator)` returns (label, image as uint8 RGB) at the library's own size, its parameters near the library's defaults.
"""
from random import Random

import numpy as np

from . import board_grounds, codeigniter, crowded, decoys, discuz, drupal, hollow, hooks, laminas, mews, mybb, opencart
from . import pale_letters, phpbb, phpbb_waves, really_simple, securimage, smf, struck_small, think, two_words, yii

# name: (how often, function)
WEIGHTED = {
    "yii": (8, yii.draw),
    "securimage": (8, securimage.draw),
    "mybb": (6, mybb.draw),
    "smf": (6, smf.draw),
    "laminas": (8, laminas.draw),
    "phpbb": (7, phpbb.draw),
    "phpbb waves": (2, phpbb_waves.draw),
    "mews": (9, mews.draw),
    "think": (8, think.draw),
    "opencart": (4, opencart.draw),
    "drupal": (4, drupal.draw),
    "codeigniter": (4, codeigniter.draw),
    "really simple": (2, really_simple.draw),
    "board grounds": (3, board_grounds.draw),
    "discuz": (4, discuz.draw),
    "pale letters": (7, pale_letters.draw),
    "crowded": (6, crowded.draw),
    "hollow": (6, hollow.draw),
    "decoys": (4, decoys.draw),
    "hooks": (5, hooks.draw),
    "struck small": (4, struck_small.draw),
    "two words": (6, two_words.draw),
}
KINDS = {name: draw for name, (_, draw) in WEIGHTED.items()}
_NAMES, _WEIGHTS = list(WEIGHTED), [weight for weight, _ in WEIGHTED.values()]


def render_kind(seed, name=None):
    """Returns (name, label, image) of the named kind, or of one picked by weight."""
    random = Random(seed)
    generator = np.random.default_rng(random.getrandbits(63))
    picked = random.choices(_NAMES, weights=_WEIGHTS)[0]
    name = name or picked
    label, picture = KINDS[name](random, generator)
    return name, label, picture


def render_kind_sample(seed):
    """Returns (label, image as uint8 RGB), as render_sample does."""
    return render_kind(seed)[1:]
