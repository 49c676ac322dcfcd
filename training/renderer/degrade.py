"""Degradation of a finished image: blur, compression, coarse pixels, filters."""
import cv2
import numpy as np

INTERPOLATIONS = [cv2.INTER_LINEAR, cv2.INTER_CUBIC, cv2.INTER_AREA, cv2.INTER_LANCZOS4]


def blur(random, picture):
    return cv2.GaussianBlur(picture, (0, 0), random.uniform(0.4, 1.3))


def box_blur(random, picture):
    return cv2.blur(picture, random.choice([(2, 2), (3, 3), (3, 1), (1, 3)]))


def sharpen(random, picture):
    soft = cv2.GaussianBlur(picture, (0, 0), 1.5)
    return cv2.addWeighted(picture, 1 + random.uniform(0.5, 2), soft, -random.uniform(0.5, 1), 0)


def jpeg(random, picture):
    _, encoded = cv2.imencode(".jpg", picture, [cv2.IMWRITE_JPEG_QUALITY, random.randint(25, 92)])
    return cv2.imdecode(encoded, cv2.IMREAD_COLOR)


def low_resolution(random, picture):
    height, width = picture.shape[:2]
    factor = random.uniform(0.4, 0.8)
    small = cv2.resize(picture, (max(16, int(width * factor)), max(14, int(height * factor))), interpolation=random.choice(INTERPOLATIONS[:3]))
    return cv2.resize(small, (width, height), interpolation=random.choice([cv2.INTER_NEAREST, cv2.INTER_LINEAR, cv2.INTER_CUBIC]))


def negate(random, picture):
    return 255 - picture


def contrast(random, picture):
    return np.clip((picture.astype(np.float32) - 128) * random.uniform(0.5, 1.7) + 128 + random.uniform(-30, 30), 0, 255).astype(np.uint8)


def posterise(random, picture):
    step = random.choice([17, 32, 51, 85])
    return (picture // step * step + step // 2).clip(0, 255).astype(np.uint8)


def threshold(random, picture):
    grey = cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY)
    level, binary = cv2.threshold(grey, 0, 255, cv2.THRESH_BINARY + cv2.THRESH_OTSU)
    return cv2.cvtColor(binary, cv2.COLOR_GRAY2BGR)


def edges(random, picture):
    """GD's edge filter, which Gregwar applies occasionally."""
    return cv2.filter2D(picture, -1, np.array([[-1, 0, -1], [0, 4, 0], [-1, 0, -1]], np.float32), delta=127)


def emboss(random, picture):
    return cv2.filter2D(picture, -1, np.array([[1.5, 0, 0], [0, 0, 0], [0, 0, -1.5]], np.float32), delta=127)


def sensor_noise(random, picture):
    noise = np.random.default_rng(random.getrandbits(32)).normal(0, random.uniform(3, 22), picture.shape)
    return np.clip(picture + noise, 0, 255).astype(np.uint8)


def grey_only(random, picture):
    return cv2.cvtColor(cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY), cv2.COLOR_GRAY2BGR)


def halftone(random, picture):
    """Ordered dithering to black and white. Held out of training."""
    pattern = np.array([[0, 8, 2, 10], [12, 4, 14, 6], [3, 11, 1, 9], [15, 7, 13, 5]]) * 16 + 8
    height, width = picture.shape[:2]
    tiled = np.tile(pattern, (height // 4 + 1, width // 4 + 1))[:height, :width, None]
    return np.where(picture > tiled, 255, 0).astype(np.uint8)


# (probability, effect), in the order of application
STEPS = [(0.05, edges), (0.03, emboss), (0.06, negate), (0.12, contrast), (0.1, low_resolution), (0.15, blur), (0.05, box_blur), (0.04, sharpen), (0.05, grey_only), (0.04, posterise), (0.03, threshold), (0.08, sensor_noise), (0.3, jpeg)]


def degrade(random, picture, busy, held_out):
    for probability, step in STEPS:
        if random.random() < probability * (0.4 + busy):
            picture = step(random, picture)
    if held_out and random.random() < 0.3:
        picture = halftone(random, picture)
    return picture
