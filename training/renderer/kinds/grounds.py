"""Light or dark grounds, flat or uneven, that leave letters legible."""
from .. import backgrounds
from ..colours import background_colour
from .gd import canvas


def any_ground(random, generator, height, width, plain=0.5):
    """An image and the colour that it is made around."""
    colour = background_colour(random, random.random() < 0.2)
    kind = random.random()
    if kind < plain:
        return canvas(height, width, colour), colour
    kind = random.choice(["gradient", "clouds", "noise", "patches"])
    if kind == "gradient":
        return backgrounds.gradient(random, height, width, colour), colour
    if kind == "clouds":
        return backgrounds.clouds(generator, height, width, colour, random.uniform(5, 18)), colour
    if kind == "noise":
        return backgrounds.noise_field(generator, height, width, colour, random.uniform(3, 12)), colour
    return backgrounds.patches(random, height, width, colour), colour
