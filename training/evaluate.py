"""Computes figures per source on folders written by make_tests.py, and on our renderer's held-out fonts and effects.

usage: nice /usr/bin/python3 evaluate.py <checkpoint> <test folder> [--temperature 1.0] [--ours 500] [--json <file>] [--readings <file>]
"""
import argparse
import json
import os

import numpy as np
import torch
from PIL import Image

from batches import pad_right, round_up
from data.shards import LEAST_WIDTH, MOST_WIDTH
from data.sources import decode_image, samples
from decode import greedy_texts, log_probabilities, text_scores
from model import load_recogniser

OURS_TEST_SEED = 900_000


def prepare(picture):
    """Prepares an image as the package does: height 48, aspect ratio kept, Lanczos, the last column repeated to a multiple of four."""
    height, width = picture.shape[:2]
    target = min(MOST_WIDTH, max(LEAST_WIDTH, round(width * 48 / height)))
    resized = np.asarray(Image.fromarray(np.ascontiguousarray(picture)).resize((target, 48), Image.LANCZOS))
    return pad_right(resized, round_up(target))


def folder_samples(folder):
    with open(os.path.join(folder, "answers.json")) as file:
        for name, label in json.load(file).items():
            with open(os.path.join(folder, name), "rb") as image:
                yield label, decode_image(image.read())


def read_all(model, labelled):
    """(label, logits) for every image, grouped by width."""
    by_width = {}
    for label, picture in labelled:
        ready = prepare(picture)
        by_width.setdefault(ready.shape[1], []).append((label, ready))
    results = []
    with torch.no_grad():
        for group in by_width.values():
            for at in range(0, len(group), 64):
                part = group[at : at + 64]
                images = torch.from_numpy(np.stack([ready for _, ready in part])).permute(0, 3, 1, 2).float() / 255
                results += list(zip([label for label, _ in part], model(images)))
    return results


def judge(results, temperature):
    """One row per image (exactly right, right with case folded, score, folded score), and the readings."""
    rows, readings = [], []
    for label, logits in results:
        exact, folded = (log_probabilities(logits[None], temperature, folded) for folded in (False, True))
        (text,), (folded_text,) = greedy_texts(exact), greedy_texts(folded)
        rows.append((text == label, folded_text == label.lower(), text_scores(exact, [text])[0], text_scores(folded, [folded_text])[0]))
        readings.append((label, text, round(rows[-1][3], 4)))
    return np.array(rows, dtype=float), readings


def summarise(rows):
    exact, right, _, score = rows.T
    sure = score >= 0.9
    return {
        "pictures": len(rows),
        "exact": round(float(exact.mean()), 4),
        "folded": round(float(right.mean()), 4),
        "right of those scored 0.9 or more": round(float(right[sure].mean()), 4) if sure.any() else None,
        "right ones scored 0.9 or more": round(float(sure[right == 1].mean()), 4) if right.any() else None,
    }


def gather(model, folder, ours):
    sources = {name: read_all(model, folder_samples(os.path.join(folder, name))) for name in sorted(os.listdir(folder))}
    if ours:
        sources["ours"] = read_all(model, samples("ours", ours, OURS_TEST_SEED, ""))
        sources["ours-held-out"] = read_all(model, samples("ours-held-out", ours, OURS_TEST_SEED, ""))
    return sources


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("checkpoint")
    parser.add_argument("folder")
    parser.add_argument("--temperature", type=float, default=1.0)
    parser.add_argument("--ours", type=int, default=500)
    parser.add_argument("--json")
    parser.add_argument("--readings", help="where to write every answer beside its reading and score")
    options = parser.parse_args()
    torch.set_num_threads(1)
    figures, readings = {}, {}
    for name, results in gather(load_recogniser(options.checkpoint), options.folder, options.ours).items():
        rows, readings[name] = judge(results, options.temperature)
        figures[name] = summarise(rows)
        print(f"{name:16} {figures[name]}", flush=True)
    for path, content in ((options.json, figures), (options.readings, readings)):
        if path:
            with open(path, "w") as file:
                json.dump(content, file, indent=1)
