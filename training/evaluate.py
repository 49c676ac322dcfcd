"""Computes figures per source on folders written by make_tests.py, and on our renderer's held-out fonts and effects.

usage: nice python evaluate.py <checkpoint or .onnx> <test folder> [--temperature 1.0] [--ours 500] [--json <file>] [--readings <file>]
"""
import argparse
import json
import os

import numpy as np
import torch
from PIL import Image

from batches import pad_right, round_up
from data.shards import LEAST_WIDTH, MOST_WIDTH
from data.images import decode_frames, views
from data.sources import samples
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
                yield label, views(decode_frames(image.read()))


def load_network(path):
    """A function from images to logits: a checkpoint, or any exported network with our alphabet."""
    if not path.endswith(".onnx"):
        return load_recogniser(path)
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    session = onnxruntime.InferenceSession(path, options)
    return lambda images: torch.from_numpy(session.run(None, {"image": images.numpy()})[0])


def read_all(model, labelled):
    """(label, logits of each view) for every image. Images are read together with others of their width."""
    labels, by_width = [], {}
    for number, (label, pictures) in enumerate(labelled):
        labels.append(label)
        for picture in pictures:
            ready = prepare(picture)
            by_width.setdefault(ready.shape[1], []).append((number, ready))
    logits = [[] for _ in labels]
    with torch.no_grad():
        for group in by_width.values():
            for at in range(0, len(group), 64):
                part = group[at : at + 64]
                images = torch.from_numpy(np.stack([ready for _, ready in part])).permute(0, 3, 1, 2).float() / 255
                for (number, _), read in zip(part, model(images)):
                    logits[number].append(read)
    return list(zip(labels, logits))


def read_view(logits, temperature):
    """Text and score of one view, then both with case folded."""
    exact, folded = (log_probabilities(logits[None], temperature, folded) for folded in (False, True))
    (text,), (folded_text,) = greedy_texts(exact), greedy_texts(folded)
    return text, text_scores(exact, [text])[0], folded_text, text_scores(folded, [folded_text])[0]


def judge(results, temperature):
    """One row per image (exactly right, right with case folded, score, folded score), and the readings. Of an animation's views, the surest counts."""
    rows, readings = [], []
    for label, logits in results:
        text, score, folded_text, folded_score = max((read_view(view, temperature) for view in logits), key=lambda view: view[3])
        rows.append((text == label, folded_text == label.lower(), score, folded_score))
        readings.append((label, text, round(folded_score, 4)))
    return np.array(rows, dtype=float), readings


def calibration_error(right, score):
    """Expected calibration error: how far scores are from the share that is right, over ten bins of equal width."""
    bins = np.minimum((score * 10).astype(int), 9)
    return sum(abs(float(right[bins == each].sum() - score[bins == each].sum())) for each in range(10)) / len(right)


def summarise(rows):
    exact, right, _, score = rows.T
    sure = score >= 0.9
    return {
        "pictures": len(rows),
        "exact": round(float(exact.mean()), 4),
        "folded": round(float(right.mean()), 4),
        "right of those scored 0.9 or more": round(float(right[sure].mean()), 4) if sure.any() else None,
        "calibration error": round(calibration_error(right, score), 4),
        "right ones scored 0.9 or more": round(float(sure[right == 1].mean()), 4) if right.any() else None,
    }


def gather(model, folder, ours):
    sources = {name: read_all(model, folder_samples(os.path.join(folder, name))) for name in sorted(os.listdir(folder))}
    if ours:
        for name in ("ours", "ours-held-out", "kinds"):
            sources[name] = read_all(model, ((label, [picture]) for label, picture in samples(name, ours, OURS_TEST_SEED, "")))
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
    for name, results in gather(load_network(options.checkpoint), options.folder, options.ours).items():
        rows, readings[name] = judge(results, options.temperature)
        figures[name] = summarise(rows)
        print(f"{name:16} {figures[name]}", flush=True)
    for path, content in ((options.json, figures), (options.readings, readings)):
        if path:
            with open(path, "w") as file:
                json.dump(content, file, indent=1)
