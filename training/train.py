"""Trains the recogniser until a given time of day, at whatever speed the machine allows.

usage: nice python train.py --shards <folder> --out <folder> --until HH:MM --start-from <checkpoint>
The learning rate warms up and then falls along a cosine over the wall-clock time, so that a busy machine
shortens the run without breaking its schedule. A checkpoint is written every few minutes.

Each worker is a process with one thread and its own images. Gradients are averaged after every step. On two cores
shared with other work this is 1.7 times as fast as one process with two threads, which wait for each other in every layer.
"""
import argparse
import datetime
import math
import os
import time
from random import Random

import torch
from torch import distributed, multiprocessing
from torch.nn import functional

from augment import augment
from batches import ShardPool, endless_batches
from model import BLANK, Recogniser

WARM_UP_STEPS = 100
# Augmentation hides details that help to read unaltered images, so this share of the batches goes without.
PLAIN_SHARE = 0.3
# In svg-captcha's font l and I differ by three quarters of a pixel in height. Among all other images, most of them augmented,
# the network never learns this. From frequent images without augmentation it does within some fifty steps.
LOOK_ALIKES_EVERY = 12
CHECKPOINT_SECONDS = 240


def seconds_until(clock):
    hour, minute = map(int, clock.split(":"))
    now = datetime.datetime.now()
    return (now.replace(hour=hour, minute=minute, second=0) - now).total_seconds() % (24 * 60 * 60)


def learning_rate(steps_done, share, peak):
    """steps_done: steps of this run; share: elapsed share of the time."""
    return peak * min(1, (steps_done + 1) / WARM_UP_STEPS) * max(0.004, 0.5 * (1 + math.cos(math.pi * min(1, share))))


def update_average(average, model, step, most):
    decay = min(most, (step + 1) / (step + 10))
    with torch.no_grad():
        for name, value in model.state_dict().items():
            if value.dtype.is_floating_point:
                average[name].lerp_(value, 1 - decay)
            else:
                average[name].copy_(value)


def batch_loss(model, images, targets, lengths, reduction="mean"):
    with torch.autocast("cpu", dtype=torch.bfloat16):
        logits = model(images.contiguous(memory_format=torch.channels_last))
    scores = logits.float().log_softmax(2).transpose(0, 1)
    steps = torch.full((scores.shape[1],), scores.shape[0], dtype=torch.long)
    return functional.ctc_loss(scores, targets, steps, lengths, blank=BLANK, zero_infinity=True, reduction=reduction)


def changed_batches(pool, look_alikes, seed):
    """Batches for training: most of them augmented and, if there are look-alikes, some of these without augmentation."""
    random = Random(seed)
    plain = endless_batches(look_alikes, seed) if look_alikes else None
    for number, (images, targets, lengths) in enumerate(endless_batches(pool, seed)):
        if random.random() >= PLAIN_SHARE:
            images = augment(images, random)
        yield images, targets, lengths
        if plain and number % LOOK_ALIKES_EVERY == 0:
            yield next(plain)


def save(path, model, average, optimiser, step, pictures):
    torch.save({"model": model.state_dict(), "average": average, "optimiser": optimiser.state_dict(), "step": step, "pictures": pictures}, path + ".part")
    os.replace(path + ".part", path)


def share_gradients(model, share):
    """Averages the gradients over the workers, and with them the elapsed time, so that all stay in step."""
    parameters = list(model.parameters())
    flat = torch.cat([parameter.grad.flatten() for parameter in parameters] + [torch.tensor([share])])
    distributed.all_reduce(flat)
    flat /= distributed.get_world_size()
    at = 0
    for parameter in parameters:
        parameter.grad.copy_(flat[at : at + parameter.numel()].view_as(parameter))
        at += parameter.numel()
    return flat[-1].item()


class Progress:
    """Prints a line every half minute."""

    def __init__(self):
        self.since, self.losses, self.pictures = time.time(), [], 0

    def note(self, loss, count, step, pictures, share, available):
        self.losses.append(loss)
        self.pictures += count
        passed = time.time() - self.since
        if passed > 30:
            print(f"{datetime.datetime.now():%H:%M:%S} step {step} pictures {pictures} of {available} loss {sum(self.losses) / len(self.losses):.3f} speed {self.pictures / passed:.0f}/s share {share:.3f}", flush=True)
            self.__init__()


def train(worker, options):
    os.makedirs(options.out, exist_ok=True)
    torch.manual_seed(options.seed)
    torch.set_num_threads(1)
    distributed.init_process_group("gloo", init_method=f"tcp://127.0.0.1:{options.port}", rank=worker, world_size=options.workers)
    model = Recogniser().train().to(memory_format=torch.channels_last)
    head = list(model.classes.parameters())
    body = [parameter for name, parameter in model.named_parameters() if not name.startswith("classes.")]
    optimiser = torch.optim.AdamW([{"params": body}, {"params": head}], lr=options.peak, weight_decay=0.01)
    share = options.share_done
    checkpoint = torch.load(options.start_from)
    model.load_state_dict(checkpoint["model"])
    # An imported network has no optimiser state yet.
    if "optimiser" in checkpoint:
        optimiser.load_state_dict(checkpoint["optimiser"])
    average, step, pictures = checkpoint["average"], checkpoint["step"], checkpoint["pictures"]
    seed = options.seed + step * options.workers + worker
    torch.manual_seed(seed)
    pool, progress = ShardPool(options.shards), Progress()
    look_alikes = ShardPool(options.plain_shards) if options.plain_shards else None
    first_step, started = step, time.time()
    last_save = started
    total = seconds_until(options.until)
    for images, targets, lengths in changed_batches(pool, look_alikes, seed):
        loss = batch_loss(model, images, targets, lengths)
        optimiser.zero_grad(set_to_none=True)
        loss.backward()
        share = share_gradients(model, options.share_done + (1 - options.share_done) * (time.time() - started) / total)
        if share >= 1:
            break
        for group, factor in zip(optimiser.param_groups, (1, options.head_factor)):
            group["lr"] = factor * learning_rate(step - first_step, share, options.peak)
        torch.nn.utils.clip_grad_norm_(model.parameters(), 2.0)
        optimiser.step()
        step, pictures = step + 1, pictures + len(lengths) * options.workers
        if worker == 0:
            update_average(average, model, step, options.average_decay)
            progress.note(loss.item(), len(lengths) * options.workers, step, pictures, share, pool.pictures)
            if time.time() - last_save > CHECKPOINT_SECONDS:
                save(os.path.join(options.out, "last.pt"), model, average, optimiser, step, pictures)
                last_save = time.time()
    if worker == 0:
        save(os.path.join(options.out, "final.pt"), model, average, optimiser, step, pictures)


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--shards", required=True)
    parser.add_argument("--plain-shards", help="a folder of shards made with look-alikes, which are never augmented")
    parser.add_argument("--out", required=True)
    parser.add_argument("--until", required=True, help="time of day, HH:MM")
    parser.add_argument("--start-from", required=True)
    parser.add_argument("--share-done", type=float, default=0.0, help="share of the schedule that an earlier run has used")
    parser.add_argument("--peak", type=float, default=4e-4)
    parser.add_argument("--head-factor", type=float, default=1.0, help="the last layer's rate beside the others': 3 for PP-OCRv6's weights, which know letters but not our alphabet")
    parser.add_argument("--average-decay", type=float, default=0.999)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--port", type=int, default=29471, help="loopback port through which the workers connect")
    options = parser.parse_args()
    multiprocessing.spawn(train, args=(options,), nprocs=options.workers)
