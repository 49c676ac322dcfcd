"""From logits to a text and its score: the probability of that text, summed over every way CTC can spell it."""
import torch
from torch.nn import functional

from model import ALPHABET, BLANK

CLASSES = len(ALPHABET) + 1
# With case folded, a capital's probability is added to its small letter's.
FOLDED_CLASS = [0] + [1 + ALPHABET.index(character.lower()) for character in ALPHABET]
FOLD = torch.zeros(CLASSES, CLASSES)
FOLD[torch.arange(CLASSES), torch.tensor(FOLDED_CLASS)] = 1


def log_probabilities(logits, temperature=1.0, folded=False):
    """logits: N x T x C. Log-probabilities of the same shape, with both cases merged into the small letters if folded."""
    scores = (logits.float() / temperature).log_softmax(2)
    return (scores.exp() @ FOLD).clamp_min(1e-30).log() if folded else scores


def greedy_texts(scores):
    """The best class at every step, repeats and blanks removed."""
    texts = []
    for row in scores.argmax(2).tolist():
        kept = [current for previous, current in zip([BLANK] + row, row) if current != previous and current != BLANK]
        texts.append("".join(ALPHABET[current - 1] for current in kept))
    return texts


def text_scores(scores, texts):
    """The probability of each text under the log-probabilities N x T x C."""
    targets = torch.tensor([ALPHABET.index(character) + 1 for text in texts for character in text], dtype=torch.long)
    lengths = torch.tensor([len(text) for text in texts])
    steps = torch.full((scores.shape[0],), scores.shape[1], dtype=torch.long)
    losses = functional.ctc_loss(scores.transpose(0, 1), targets, steps, lengths, blank=BLANK, reduction="none")
    return torch.exp(-losses).tolist()


def beam_text(scores, width=12, per_step=6):
    """The most probable text of one picture (T x C log-probabilities), by prefix beam search."""
    beams = {"": (0.0, float("-inf"))}
    minus = float("-inf")
    add = lambda one, other: float(torch.logaddexp(torch.tensor(one), torch.tensor(other)))  # noqa: E731
    for step in scores:
        values, classes = step.topk(per_step)
        grown = {}

        def put(text, blank, letter):
            old = grown.get(text, (minus, minus))
            grown[text] = (add(old[0], blank), add(old[1], letter))

        for text, (blank, letter) in beams.items():
            both = add(blank, letter)
            for value, chosen in zip(values.tolist(), classes.tolist()):
                if chosen == BLANK:
                    put(text, both + value, minus)
                    continue
                character = ALPHABET[chosen - 1]
                if text.endswith(character):
                    put(text, minus, letter + value)
                    put(text + character, minus, blank + value)
                else:
                    put(text + character, minus, both + value)
        beams = dict(sorted(grown.items(), key=lambda item: -max(item[1]))[:width])
    return max(beams, key=lambda text: add(*beams[text]))
