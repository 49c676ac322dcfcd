"""Images of wheezy.captcha, drawn with the chain of its documentation.

usage: python wheezy_captcha.py <count> <seed> <defaults|varied|look-alikes>
"""
import io
import random
import string

from wheezy.captcha.image import background, captcha, curve, noise, offset, rotate, smooth, text, warp

from framing import arguments, random_text, write_sample

# The documentation draws with Courier New Bold and Liberation Mono Bold; the second has the first one's proportions and is free.
DOCUMENTED_FONTS = ["/usr/share/fonts/truetype/liberation/LiberationMono-Bold.ttf"]
OTHER_FONTS = [f"/usr/share/fonts/truetype/{name}.ttf" for name in (
    "dejavu/DejaVuSans", "dejavu/DejaVuSans-Bold", "dejavu/DejaVuSerif-Bold", "dejavu/DejaVuSansMono-Bold", "liberation/LiberationSans-Regular",
    "liberation/LiberationSans-Bold", "liberation/LiberationSerif-Bold", "freefont/FreeMonoBold", "freefont/FreeSansBold",
)]
COLOURS = [("#EEEECC", "#5C87B2"), ("#FFFFFF", "#333333"), ("#FFFFFF", "#CC3333"), ("#F0F0FF", "#336633"), ("#222233", "#DDEEAA"), ("#EEDDCC", "#884422")]


def varied_chain():
    ground, letters = random.choice(COLOURS)
    colour = random.choice([letters, lambda: random.choice(["#5C87B2", "#CC3333", "#336633", "#884422", "#7744AA"])])
    width, height = random.choice([(200, 75), (160, 60), (240, 80), (300, 100)])
    letter_steps = [warp(random.choice([0.27, 0.15]), random.choice([0.21, 0.1])), rotate(random.choice([25, 15, 40])), offset()]
    steps = [background(ground), text(
        fonts=random.sample(OTHER_FONTS + DOCUMENTED_FONTS, random.randint(1, 3)), font_sizes=[int(height * share) for share in (0.7, 0.85, 0.95)],
        drawings=[step for step in letter_steps if random.random() < 0.8], color=colour, squeeze_factor=random.choice([0.8, 0.8, 0.65, 0.95]),
    )]
    if random.random() < 0.8:
        steps.append(curve(color=colour, width=random.choice([2, 4, 4, 6]), number=random.choice([4, 6, 8])))
    if random.random() < 0.8:
        steps.append(noise(number=random.choice([30, 50, 100]), color=random.choice([ground, letters]), level=random.choice([1, 2, 3])))
    if random.random() < 0.7:
        steps.append(smooth())
    return captcha(steps, width, height)


def main(count, seed, mode):
    random.seed(seed)
    documented = captcha([background(), text(fonts=DOCUMENTED_FONTS, drawings=[warp(), rotate(), offset()]), curve(), noise(), smooth()])
    for _ in range(count):
        if mode == "varied" and random.random() < 0.35:
            drawer, label = varied_chain(), random_text(random, 3, 6)
        else:
            drawer, label = documented, random_text(random, 4, 4, string.ascii_uppercase + string.digits, mode)
        image = io.BytesIO()
        drawer(label).save(image, "JPEG", quality=75)
        write_sample(label, image.getvalue())


if __name__ == "__main__":
    main(*arguments())
