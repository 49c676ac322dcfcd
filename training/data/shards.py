"""Shards: many images, already 48 pixels high, in one flat file that is memory-mapped."""
import json
import os

import cv2
import numpy as np

HEIGHT, LEAST_WIDTH, MOST_WIDTH, MULTIPLE = 48, 32, 400, 4
INTERPOLATIONS = [cv2.INTER_LINEAR, cv2.INTER_CUBIC, cv2.INTER_LANCZOS4, cv2.INTER_AREA]


def resize_to_height(picture, interpolation=cv2.INTER_LANCZOS4, stretch=1.0):
    """Height 48 with the aspect ratio kept (times a stretch), clamped as the package clamps it."""
    height, width = picture.shape[:2]
    target = int(min(MOST_WIDTH, max(LEAST_WIDTH, round(width * stretch * HEIGHT / height))))
    if interpolation == cv2.INTER_LANCZOS4 and height > HEIGHT:
        # Unlike sharp's, OpenCV's Lanczos does not widen its kernel when shrinking; the area filter comes closer.
        interpolation = cv2.INTER_AREA
    return cv2.resize(np.ascontiguousarray(picture), (target, HEIGHT), interpolation=interpolation)


def vary_framing(random, picture):
    """Varies margins and aspect ratio as a page's styles may do."""
    height, width = picture.shape[:2]
    if random.random() < 0.15:
        margin = [random.randint(0, height // 8) for _ in range(2)] + [random.randint(0, height // 3) for _ in range(2)]
        picture = cv2.copyMakeBorder(picture, *margin, cv2.BORDER_CONSTANT, value=(255, 255, 255)) if random.random() < 0.5 else cv2.copyMakeBorder(picture, *margin, cv2.BORDER_REPLICATE)
    elif random.random() < 0.06:
        # Bars above and below, as on an image made to fit a frame of another shape.
        bars = [random.randint(height // 8, height * 2 // 3) for _ in range(2)]
        picture = cv2.copyMakeBorder(picture, *bars, 0, 0, cv2.BORDER_CONSTANT, value=random.choice([(0, 0, 0), (255, 255, 255), tuple(random.randint(0, 255) for _ in range(3))]))
    stretch = random.uniform(0.8, 1.25) if random.random() < 0.3 else 1.0
    return resize_to_height(picture, random.choice(INTERPOLATIONS), stretch)


def fits(label, width):
    """CTC needs a step for each letter, and one more between equal neighbours."""
    steps = (width + MULTIPLE - 1) // MULTIPLE
    return steps >= len(label) + sum(one == other for one, other in zip(label, label[1:])) + 1


class ShardWriter:
    def __init__(self, path):
        self.path, self.widths, self.labels, self.sources = path, [], [], []
        self.file = open(path + ".pixels.part", "wb")

    def add(self, picture, label, source):
        self.file.write(np.ascontiguousarray(picture).tobytes())
        self.widths.append(picture.shape[1])
        self.labels.append(label)
        self.sources.append(source)

    def close(self):
        self.file.close()
        os.rename(self.path + ".pixels.part", self.path + ".pixels")
        with open(self.path + ".json.part", "w") as file:
            json.dump({"widths": self.widths, "labels": self.labels, "sources": self.sources}, file)
        os.rename(self.path + ".json.part", self.path + ".json")


class Shard:
    def __init__(self, path):
        with open(path + ".json") as file:
            index = json.load(file)
        self.widths, self.labels, self.sources = index["widths"], index["labels"], index["sources"]
        # `select_pictures.py` may have selected some of them for training.
        self.chosen = range(len(self.labels))
        if os.path.exists(path + ".chosen.json"):
            with open(path + ".chosen.json") as file:
                self.chosen = json.load(file)
        self.pixels = np.memmap(path + ".pixels", np.uint8, "r")
        self.starts = np.concatenate([[0], np.cumsum(np.array(self.widths, np.int64) * HEIGHT * 3)])

    def __len__(self):
        return len(self.labels)

    def picture(self, index):
        return self.pixels[self.starts[index] : self.starts[index + 1]].reshape(HEIGHT, self.widths[index], 3)
