"""Prints the tables of the model card from the figures that evaluate.py wrote.

usage: python print_tables.py <figures.json>
"""
import json
import sys

from data.sources import TRAINED, UNSEEN

HEADS = ["source", "images", "folded case", "exact case", "precision at 0.9", "recall at 0.9", "calibration error"]


def percent(value):
    return "none" if value is None else f"{value:.1%}".replace("%", " %")


def row(name, figures):
    precision, recall = figures["right of those scored 0.9 or more"], figures["right ones scored 0.9 or more"]
    cells = [name, str(figures["pictures"]), *map(percent, (figures["folded"], figures["exact"], precision, recall, figures["calibration error"]))]
    return f"| {' | '.join(cells)} |"


def print_table(title, names, figures):
    print(f"{title}:\n\n| {' | '.join(HEADS)} |\n|{'---|' * len(HEADS)}")
    for name in names:
        print(row(name, figures[name]))
    print()


if __name__ == "__main__":
    with open(sys.argv[1]) as file:
        figures = json.load(file)
    print_table("Trained on", [name for name in TRAINED if name in figures], figures)
    print_table("Never trained on", [name for name in UNSEEN if name in figures], figures)
    print_table("Our renderer", ["kinds", "ours", "ours-held-out"], figures)
