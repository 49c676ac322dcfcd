"""Colours with enough contrast to be legible."""
import colorsys


def luminance(colour):
    return 0.299 * colour[0] + 0.587 * colour[1] + 0.114 * colour[2]


def any_colour(random):
    hue, saturation, value = random.random(), random.random() ** 0.7, random.random()
    return tuple(int(255 * part) for part in colorsys.hsv_to_rgb(hue, saturation, value))


def grey(random, low=0, high=255):
    return (random.randint(low, high),) * 3


def background_colour(random, dark):
    kind = random.random()
    if kind < 0.3:
        return (0, 0, 0) if dark else (255, 255, 255)
    if kind < 0.55:
        return grey(random, 0, 90) if dark else grey(random, 190, 255)
    for _ in range(20):
        colour = any_colour(random)
        if (luminance(colour) < 100) if dark else (luminance(colour) > 165):
            return colour
    return (20, 20, 40) if dark else (240, 240, 230)


def contrasting_colour(random, background, least=None):
    """A colour that stands out from the background by brightness or, occasionally, by hue only."""
    least = least if least is not None else random.choice([60, 80, 100, 130, 150])
    if random.random() < 0.35:
        choice = grey(random, 0, 70) if luminance(background) > 128 else grey(random, 190, 255)
        if abs(luminance(choice) - luminance(background)) >= least:
            return choice
    for _ in range(30):
        colour = any_colour(random)
        distance = sum((one - other) ** 2 for one, other in zip(colour, background)) ** 0.5
        if abs(luminance(colour) - luminance(background)) >= least or (distance > 210 and random.random() < 0.5):
            return colour
    return (0, 0, 0) if luminance(background) > 128 else (255, 255, 255)
