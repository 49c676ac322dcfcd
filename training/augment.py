"""Cheap augmentation of a whole batch, so that a rendered image can be shown several times without repeating itself."""
import numpy as np
import torch
from torch.nn import functional


def stretch_width(images, random):
    """Stretches the batch by a few per cent."""
    width = images.shape[3]
    target = int(round(width * random.uniform(0.9, 1.1) / 4)) * 4
    target = min(400, max(32, target))
    return images if target == width else functional.interpolate(images, size=(48, target), mode="bilinear", align_corners=False)


def shear_and_shift(images, generator):
    """Slants, shifts and zooms each image a little, with its border repeated."""
    count = images.shape[0]
    theta = torch.zeros(count, 2, 3)
    aspect = 48 / images.shape[3]
    theta[:, 0, 0] = torch.from_numpy(generator.uniform(0.96, 1.04, count).astype("float32"))
    theta[:, 1, 1] = torch.from_numpy(generator.uniform(0.92, 1.1, count).astype("float32"))
    theta[:, 0, 1] = torch.from_numpy(generator.normal(0, 0.1, count).astype("float32")) * aspect
    theta[:, 1, 0] = torch.from_numpy(generator.normal(0, 0.02, count).astype("float32")) / aspect
    theta[:, 0, 2] = torch.from_numpy(generator.uniform(-4, 4, count).astype("float32")) / images.shape[3] * 2
    theta[:, 1, 2] = torch.from_numpy(generator.uniform(-2.5, 2.5, count).astype("float32")) / 24
    grid = functional.affine_grid(theta, list(images.shape), align_corners=False)
    return functional.grid_sample(images, grid, padding_mode="border", align_corners=False)


def recolour(images, generator):
    """Inverts, swaps channels, and changes contrast and brightness per channel at random."""
    count = images.shape[0]
    gain = generator.uniform(0.75, 1.1, (count, 1, 1, 1)) * generator.uniform(0.92, 1.08, (count, 3, 1, 1))
    gain[generator.random(count) < 0.12] *= -1
    shift = generator.normal(0, 0.06, (count, 3, 1, 1))
    untouched = generator.random(count) < 0.4
    gain[untouched], shift[untouched] = 1, 0
    if generator.random() < 0.4:
        images = images[:, generator.permutation(3).tolist()]
    return ((images - 0.5) * torch.from_numpy(gain.astype("float32")) + 0.5 + torch.from_numpy(shift.astype("float32"))).clamp_(0, 1)


def augment(images, random):
    """images: N x 3 x 48 x W in [0, 1]."""
    generator = np.random.default_rng(random.getrandbits(63))
    if random.random() < 0.5:
        images = stretch_width(images, random)
    if random.random() < 0.6:
        images = shear_and_shift(images, generator)
    if random.random() < 0.7:
        images = recolour(images, generator)
    if random.random() < 0.15:
        images = functional.avg_pool2d(functional.pad(images, (1, 1, 1, 1), mode="replicate"), 3, 1) if random.random() < 0.5 else (images + 0.06 * torch.randn_like(images)).clamp_(0, 1)
    return images
