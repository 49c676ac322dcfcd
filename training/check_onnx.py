"""Writes random and real inputs for check_onnx.mjs, with the logits that PyTorch computes from the exported weights.

usage: python check_onnx.py <recogniser.onnx> <reference.json> [<test folder>]
"""
import json
import os
import sys

import torch

from evaluate import folder_samples, prepare
from import_onnx import import_network


def main(exported, path, folder=None):
    model, cases = import_network(exported), []
    images = [torch.rand(1, 3, 48, width) for width in (32, 96, 152, 192, 400)]
    for source in sorted(os.listdir(folder)) if folder else []:
        _, pictures = next(folder_samples(os.path.join(folder, source)))
        images.append(torch.from_numpy(prepare(pictures[0])).permute(2, 0, 1)[None].float() / 255)
    with torch.no_grad():
        for image in images:
            cases.append({"dims": list(image.shape), "image": image.flatten().tolist(), "logits": model(image).flatten().tolist()})
    with open(path, "w") as file:
        json.dump(cases, file)


if __name__ == "__main__":
    main(*sys.argv[1:])
