"""Writes random and real inputs with PyTorch's logits for check_onnx.mjs. The weights are rounded as in the export.

usage: /usr/bin/python3 check_onnx.py <checkpoint> <reference.json> [<test folder>]
"""
import json
import os
import sys

import torch

from evaluate import folder_samples, prepare
from export_onnx import LEAST_TO_HALVE, fold_batch_norms
from model import load_recogniser


def round_weights(model):
    for parameter in model.parameters():
        if parameter.numel() >= LEAST_TO_HALVE:
            parameter.data = parameter.data.half().float()
    return model


def main(checkpoint, path, folder=None):
    model, cases = round_weights(fold_batch_norms(load_recogniser(checkpoint))), []
    images = [torch.rand(1, 3, 48, width) for width in (32, 96, 152, 192, 400)]
    for source in sorted(os.listdir(folder)) if folder else []:
        _, picture = next(folder_samples(os.path.join(folder, source)))
        images.append(torch.from_numpy(prepare(picture)).permute(2, 0, 1)[None].float() / 255)
    with torch.no_grad():
        for image in images:
            cases.append({"dims": list(image.shape), "image": image.flatten().tolist(), "logits": model(image).flatten().tolist()})
    with open(path, "w") as file:
        json.dump(cases, file)


if __name__ == "__main__":
    main(*sys.argv[1:])
