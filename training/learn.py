"""Adapts the shipped recogniser to the captcha of one site, from its labelled images.

usage: python learn.py <folder, or a command> <output.onnx> [--images 500] [--minutes 20] [--start-from <recogniser.onnx>]

The images of a folder are labelled as for `solve-image-captchas bench`: named `<id>_<answer>.png`, or with any names and an answers.json
beside them, { "0001.png": "x7Kp2" }. A command prints an image on each line, { "answer": "x7Kp2", "image": "<the file in Base64>" }, until
it has printed as many as are wanted. 500 are enough for most sites.
One in six is kept aside and decides which weights are written. Half of each batch are images of our renderer, so that what the
network reads elsewhere is not forgotten. The card is written beside the weights; `local({ model: 'output.onnx' })` takes both.
"""
import argparse
import base64
import copy
import json
import os
import re
import subprocess
import sys
import time
from functools import partial
from itertools import islice
from pathlib import Path
from random import Random
from urllib.parse import unquote

import numpy as np
import torch

from augment import augment
from batches import collate, cut_by_width
from data.images import decode_frames, views
from data.shards import INTERPOLATIONS, fits, resize_to_height, vary_framing
from data.sources import samples
from evaluate import judge, read_all
from export_onnx import export
from import_onnx import import_network
from model import ALPHABET
from train import batch_loss, update_average
from write_metadata import write_card

EXTENSIONS = (".png", ".jpg", ".jpeg", ".gif", ".webp")
LEAST_IMAGES = 60
ASIDE = 6
OTHERS = 3000
# The first layers see strokes and edges, which are the same everywhere; the last ones see this site's letters.
RATES = [("stem.", 0.2), ("features.", 0.6), ("encoder.", 1), ("classes.", 2)]
PEAK = 2e-4
CHECK_SECONDS = 90


def read_answers(folder):
    """{file name: answer}, an empty one where the name has none. In a name, %2F and the like stand for what it can't contain."""
    path = os.path.join(folder, "answers.json")
    if os.path.exists(path):
        with open(path) as file:
            return json.load(file)
    named = {name: unquote(os.path.splitext(name)[0].partition("_")[2]) for name in os.listdir(folder)}
    return {name: answer for name, answer in named.items() if name.lower().endswith(EXTENSIONS)}


def files_of_folder(folder):
    """(name, answer, function that returns the file's bytes) of each image in a folder."""
    for name, answer in sorted(read_answers(folder).items()):
        yield name, answer, Path(folder, name).read_bytes


def files_of_command(command, most):
    """The same of the images that a command prints, one in a line."""
    with subprocess.Popen(command, shell=True, stdout=subprocess.PIPE, text=True) as process:
        for number, line in enumerate(islice(process.stdout, most), 1):
            printed = json.loads(line)
            yield f"image {number}", printed["answer"], partial(base64.b64decode, printed["image"], validate=True)
        process.terminate()


def read_labelled(files):
    """(answer, views) of each image that the network can learn, and what is wrong with the others."""
    labelled, problems = [], []
    for name, answer, read in files:
        unknown = sorted(set(answer) - set(ALPHABET))
        if unknown or not answer:
            problems.append(f"{name}: {'it has no answer' if not answer else 'the recogniser has no ' + ' '.join(unknown)}")
            continue
        try:
            labelled.append((answer, views(decode_frames(read()))))
        except (OSError, ValueError) as error:
            problems.append(f"{name}: {error}")
    return labelled, problems


def endless(entries, random, framed):
    """Batches of entries (label, picture), framed anew each time they come."""
    while True:
        ready = [(label, framed(picture)) for label, picture in random.sample(entries, min(len(entries), 600))]
        ready = sorted((entry for entry in ready if fits(entry[0], entry[1].shape[1])), key=lambda entry: entry[1].shape[1] + random.uniform(-6, 6))
        batches = cut_by_width(ready, lambda entry: 2 * entry[1].shape[1])
        random.shuffle(batches)
        for batch in batches:
            yield collate([picture for _, picture in batch], [label for label, _ in batch])


def share_right(model, labelled):
    """The share of (label, picture) that is read rightly, case folded."""
    model.eval()
    rows, _ = judge(read_all(model, ((label, [picture]) for label, picture in labelled)), 1.0)
    model.train()
    return rows[:, 1].mean()


def mean_weights(start, tuned, share):
    return {name: value + share * (tuned[name] - value) for name, value in start.items()}


def choose_weights(model, start, tuned, aside, others):
    """Between the weights it began with and the tuned ones: those that read most of both."""
    def read(share):
        model.load_state_dict(mean_weights(start, tuned, share))
        own, other = share_right(model, aside), share_right(model, others)
        print(f"{share:.2f} of the way: {own:.1%} of the images kept aside, {other:.1%} of others", flush=True)
        return own + other / 2

    best = max((1, 0.85, 0.7, 0.5), key=read)
    model.load_state_dict(mean_weights(start, tuned, best))


def learn(model, images, others, seconds, seed):
    random = Random(seed)
    parts = [{"params": [value for name, value in model.named_parameters() if name.startswith(part)], "factor": factor} for part, factor in RATES]
    optimiser = torch.optim.AdamW(parts, lr=PEAK, weight_decay=0.01)
    average, started, checked, step = copy.deepcopy(model.state_dict()), time.time(), time.time(), 0
    own = endless(images, random, lambda picture: vary_framing(random, picture))
    replayed = endless(others, random, lambda picture: resize_to_height(picture, random.choice(INTERPOLATIONS)))
    model.train()
    while (share := (time.time() - started) / seconds) < 1:
        loss = 0
        for images_of, targets, lengths in (next(own), next(replayed)):
            part = batch_loss(model, augment(images_of, random), targets, lengths) / 2
            part.backward()
            loss += part.item()
        for group in optimiser.param_groups:
            group["lr"] = PEAK * group["factor"] * min(1, (step + 1) / 30) * max(0.02, 0.5 * (1 + np.cos(np.pi * share)))
        torch.nn.utils.clip_grad_norm_(model.parameters(), 2.0)
        optimiser.step()
        optimiser.zero_grad(set_to_none=True)
        step += 1
        update_average(average, model, step, 0.99)
        if time.time() - checked > CHECK_SECONDS:
            checked = time.time()
            print(f"{(checked - started) / 60:.0f} min, step {step}, loss {loss:.3f}", flush=True)
    return average


def main(options):
    torch.manual_seed(options.seed)
    files = files_of_folder(options.images_from) if os.path.isdir(options.images_from) else files_of_command(options.images_from, options.images)
    labelled, problems = read_labelled(files)
    for problem in problems:
        print(f"left out: {problem}", file=sys.stderr)
    if len(labelled) < LEAST_IMAGES:
        sys.exit(f"{options.images_from}: {len(labelled)} images can be learnt from; at least {LEAST_IMAGES} are needed, 500 are better.")
    Random(options.seed).shuffle(labelled)
    pictures = [(label, picture) for label, shown in labelled for picture in shown[:1]]
    aside, images = pictures[: len(pictures) // ASIDE], pictures[len(pictures) // ASIDE :]
    others = [entry for kind in ("kinds", "ours") for entry in samples(kind, OTHERS // 2, options.seed, "varied")]
    kept, replayed = others[::20], [entry for index, entry in enumerate(others) if index % 20]
    model = import_network(options.start_from)
    start = copy.deepcopy(model.state_dict())
    print(f"{len(images)} images to learn from, {len(aside)} kept aside; before: {share_right(model, aside):.1%} of them read", flush=True)
    tuned = learn(model, images, replayed, options.minutes * 60, options.seed)
    choose_weights(model, start, tuned, aside, kept)
    export(model, options.output)
    write_card(1.0, re.sub(r"\.onnx$", ".json", options.output))


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("images_from", metavar="folder or command")
    parser.add_argument("output")
    parser.add_argument("--images", type=int, default=500, help="how many to take from a command")
    parser.add_argument("--minutes", type=float, default=20)
    parser.add_argument("--start-from", default=os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "models", "recogniser.onnx"))
    parser.add_argument("--seed", type=int, default=1)
    main(parser.parse_args())
