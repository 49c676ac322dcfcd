"""Draws a reliability diagram as an SVG, with one line for the trained sources and one for the unseen libraries.

usage: python draw_reliability.py <readings.json of evaluate.py> <output.svg>
"""
import json
import sys

from data.sources import TRAINED, UNSEEN

SIDE, MARGIN, BINS = 360, 50, 10
LINES = [("trained", TRAINED, "#1565c0"), ("unseen libraries", UNSEEN, "#c62828")]


def place(score, share):
    return MARGIN + score * SIDE, MARGIN + (1 - share) * SIDE


def reliability(readings, sources):
    """(mean score, share right, count) for each tenth of the score range with ten readings or more."""
    rows = [(score, label.lower() == text.lower()) for source in sources for label, text, score in readings[source]]
    points = []
    for number in range(BINS):
        inside = [row for row in rows if number <= min(row[0] * BINS, BINS - 1e-9) < number + 1]
        if len(inside) >= 10:
            points.append((sum(score for score, _ in inside) / len(inside), sum(right for _, right in inside) / len(inside), len(inside)))
    return points


def draw(readings):
    size = SIDE + 2 * MARGIN
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{size}" height="{size}" viewBox="0 0 {size} {size}" font-family="sans-serif" font-size="12">',
        f'<rect width="{size}" height="{size}" fill="white"/>',
        f'<rect x="{MARGIN}" y="{MARGIN}" width="{SIDE}" height="{SIDE}" fill="none" stroke="#999"/>',
        '<path d="M{} {} L{} {}" stroke="#bbb" stroke-dasharray="4 4"/>'.format(*place(0, 0), *place(1, 1)),
        f'<text x="{size / 2}" y="{size - 12}" text-anchor="middle">score</text>',
        f'<text x="16" y="{size / 2}" text-anchor="middle" transform="rotate(-90 16 {size / 2})">share of readings that are right</text>',
    ]
    for tick in (0, 0.5, 1):
        parts.append('<text x="{}" y="{}" text-anchor="middle">{}</text>'.format(place(tick, 0)[0], size - MARGIN + 16, tick))
        parts.append('<text x="{}" y="{}" text-anchor="end">{}</text>'.format(MARGIN - 6, place(0, tick)[1] + 4, tick))
    for row, (name, sources, colour) in enumerate(LINES):
        points = reliability(readings, sources)
        parts.append('<polyline fill="none" stroke="{}" stroke-width="2" points="{}"/>'.format(colour, " ".join("{:.1f},{:.1f}".format(*place(score, share)) for score, share, _ in points)))
        for score, share, count in points:
            parts.append('<circle cx="{:.1f}" cy="{:.1f}" r="{:.1f}" fill="{}"/>'.format(*place(score, share), 2 + min(6, count**0.5 / 6), colour))
        parts.append(f'<text x="{MARGIN + 12}" y="{MARGIN + 20 + 18 * row}" fill="{colour}">{name}</text>')
    return "\n".join(parts + ["</svg>", ""])


if __name__ == "__main__":
    with open(sys.argv[1]) as file:
        picture = draw(json.load(file))
    with open(sys.argv[2], "w") as file:
        file.write(picture)
