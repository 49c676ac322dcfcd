"""Prints the tables of the model card: what the package reads, beside what the network reads at one look.

usage: python print_tables.py <figures.json of evaluate.py> <output of solve-image-captchas bench --json>...
The package looks closer where it is unsure, so its figures are those of `bench --no-case-sensitive`. It reads sums as text only with
their signs in --charset, so those sources are measured by themselves.
"""
import json
import sys

from data.sources import TRAINED, UNSEEN

HEADS = ["source", "images", "one look", "folded case", "exact case", "precision at 0.9", "recall at 0.9", "calibration error"]


def percent(value):
    return "–" if value is None else f"{value:.1%}".replace("%", " %")


def row(name, figures, one_look):
    shares = (one_look and one_look["folded"], figures["folded"], figures["exact"], figures["sure"]["right"], figures["sure"]["ofRight"], figures["calibrationError"])
    return f"| {' | '.join([name, str(figures['images']), *map(percent, shares)])} |"


def print_table(title, names, figures, one_look):
    print(f"{title}:\n\n| {' | '.join(HEADS)} |\n|{'---|' * len(HEADS)}")
    for name in names:
        print(row(name, figures[name], one_look.get(name)))
    print()


def read_lines(paths):
    """{source: figures}"""
    figures = {}
    for path in paths:
        with open(path) as file:
            figures.update((line["source"], line) for line in map(json.loads, file))
    return figures


if __name__ == "__main__":
    with open(sys.argv[1]) as file:
        one_look = json.load(file)
    figures = read_lines(sys.argv[2:])
    print_table("Trained on", [name for name in TRAINED if name in figures], figures, one_look)
    print_table("Never trained on", [name for name in UNSEEN if name in figures], figures, one_look)
