"""From logits to a text and its score: the probability of the text, summed over all CTC alignments."""
import torch
from torch.nn import functional

from model import ALPHABET, BLANK

CLASSES = len(ALPHABET) + 1
# With case folded, the probability of an upper-case letter is added to its lower case.
FOLDED_CLASS = [0] + [1 + ALPHABET.index(character.lower()) for character in ALPHABET]
FOLD = torch.zeros(CLASSES, CLASSES)
FOLD[torch.arange(CLASSES), torch.tensor(FOLDED_CLASS)] = 1


def log_probabilities(logits, temperature=1.0, folded=False):
    """logits: N x T x C. Log-probabilities of the same shape, with both cases merged into lower case if folded."""
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

