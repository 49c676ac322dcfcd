"""Images of multicolorcaptcha.

usage: python multicolor_captcha.py <count> <seed> <defaults|varied>
"""
import io
import random

from multicolorcaptcha import CaptchaGenerator

from framing import arguments, write_sample


def main(count, seed, mode):
    random.seed(seed)
    generators = [CaptchaGenerator(size) for size in range(4)]
    for generator in generators:
        # They come from folders in no order.
        generator.l_fonts.sort()
    for _ in range(count):
        if mode != "varied" or random.random() < 0.65:
            drawn = generators[2].gen_captcha_image(difficult_level=3)
            text = drawn.characters
        elif random.random() < 0.6:
            drawn = random.choice(generators).gen_captcha_image(random.randint(0, 5), random.choice(["nums", "hex", "ascii"]), random.random() < 0.5, random.random() < 0.7)
            text = drawn.characters
        else:
            drawn = random.choice(generators).gen_math_captcha_image(random.randint(0, 5), random.random() < 0.5, random.random() < 0.5, random.random() < 0.7)
            text = drawn.equation_str
        image = io.BytesIO()
        drawn.image.save(image, "png")
        write_sample(text, image.getvalue())


if __name__ == "__main__":
    main(*arguments())
