"""Prints the tables of the model card from the figures that evaluate.py wrote.

usage: python print_tables.py <figures.json> [<figures.json of the model before>]
"""
import json
import sys

from data.sources import TRAINED, UNSEEN

HEADS = ["source", "images", "before", "folded case", "exact case", "precision at 0.9", "recall at 0.9", "calibration error"]


def percent(value):
    return "–" if value is None else f"{value:.1%}".replace("%", " %")


def row(name, figures, before):
    precision, recall = figures["right of those scored 0.9 or more"], figures["right ones scored 0.9 or more"]
    cells = [name, str(figures["pictures"]), percent(before and before["folded"]), *map(percent, (figures["folded"], figures["exact"], precision, recall, figures["calibration error"]))]
    return f"| {' | '.join(cells)} |"


def print_table(title, names, figures, before):
    print(f"{title}:\n\n| {' | '.join(HEADS)} |\n|{'---|' * len(HEADS)}")
    for name in names:
        print(row(name, figures[name], before.get(name)))
    print()


def load(path):
    with open(path) as file:
        return json.load(file)


if __name__ == "__main__":
    figures, before = load(sys.argv[1]), load(sys.argv[2]) if len(sys.argv) > 2 else {}
    print_table("Trained on", [name for name in TRAINED if name in figures], figures, before)
    print_table("Never trained on", [name for name in UNSEEN if name in figures], figures, before)
    print_table("Our renderer", ["kinds", "ours", "ours-held-out"], figures, before)
