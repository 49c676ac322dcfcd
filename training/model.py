"""The network: PP-OCRv6's small recogniser with a column for every four pixels and a last layer for our alphabet.

PP-OCRv6 (PaddleOCR, Apache-2.0) averages every two columns before its encoder, so that it has one column for eight pixels. Letters of captchas
stand closer than that. Here each of the columns stays, and the encoder's convolution along them is dilated by two, so that it sees what it saw.
Normalisation is folded into the convolutions, as in the published weights.
"""
import torch
from torch import nn
from torch.nn import functional

ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz+-*/=?"
BLANK = 0
HEADS = 8


class Stem(nn.Module):
    """Down to a quarter of both sides, by way of a pooled and a convolved branch."""

    def __init__(self):
        super().__init__()
        self.first = nn.Conv2d(3, 48, 3, 2, 1)
        self.squeeze = nn.Conv2d(48, 24, 2)
        self.expand = nn.Conv2d(24, 48, 2)
        self.join = nn.Conv2d(96, 48, 3, 2, 1)
        self.widen = nn.Conv2d(48, 96, 1)

    def forward(self, image):
        features = functional.relu(self.first(image))
        convolved = functional.relu(self.squeeze(functional.pad(features, (0, 1, 0, 1))))
        convolved = functional.relu(self.expand(functional.pad(convolved, (0, 1, 0, 1))))
        # After a ReLU, padding with zeros never wins.
        pooled = functional.max_pool2d(functional.pad(features, (0, 1, 0, 1)), 2, 1)
        features = functional.relu(self.join(torch.cat([pooled, convolved], 1)))
        return functional.relu(self.widen(features))


class Gate(nn.Module):
    """Weighs each channel by what the whole image has of all of them (squeeze and excitation)."""

    def __init__(self, channels):
        super().__init__()
        self.squeeze = nn.Conv2d(channels, channels // 4, 1)
        self.excite = nn.Conv2d(channels // 4, channels, 1)

    def forward(self, features):
        means = features.mean((2, 3), keepdim=True)
        return features * functional.hardsigmoid(self.excite(functional.relu(self.squeeze(means))))


class Block(nn.Module):
    """A convolution of each channel by itself, then a mixture of the channels at each place."""

    def __init__(self, inputs, outputs, halve=False, gate=False):
        super().__init__()
        self.spread = nn.Conv2d(inputs, inputs, 3, (2, 1) if halve else 1, 1, groups=inputs)
        self.gate = Gate(inputs) if gate else nn.Identity()
        self.expand = nn.Conv2d(inputs, 2 * inputs, 1)
        self.reduce = nn.Conv2d(2 * inputs, outputs, 1)
        self.shortcut = not halve

    def forward(self, features):
        features = self.gate(self.spread(features))
        mixed = self.reduce(functional.gelu(self.expand(features)))
        return features + mixed if self.shortcut else mixed


class Attention(nn.Module):
    def __init__(self, width):
        super().__init__()
        self.before = nn.LayerNorm(width, eps=1e-5)
        self.inputs = nn.Linear(width, 3 * width)
        self.outputs = nn.Linear(width, width)

    def forward(self, sequence):
        count, steps, width = sequence.shape
        queries, keys, values = self.inputs(self.before(sequence)).reshape(count, steps, 3, HEADS, width // HEADS).permute(2, 0, 3, 1, 4)
        weights = (queries * (width // HEADS) ** -0.5 @ keys.transpose(2, 3)).softmax(3)
        return sequence + self.outputs((weights @ values).transpose(1, 2).reshape(count, steps, width))


class Feedforward(nn.Module):
    def __init__(self, width):
        super().__init__()
        self.before = nn.LayerNorm(width, eps=1e-5)
        self.expand = nn.Linear(width, 2 * width)
        self.reduce = nn.Linear(2 * width, width)

    def forward(self, sequence):
        return sequence + self.reduce(functional.silu(self.expand(self.before(sequence))))


class Encoder(nn.Module):
    """Along the columns: a wide convolution and two layers of attention, beside a shortcut."""

    def __init__(self, inputs=384, width=120):
        super().__init__()
        self.shortcut = nn.Conv2d(inputs, width, 1)
        self.reduce = nn.Conv2d(inputs, width, 1)
        self.neighbours = nn.Conv2d(width, width, (1, 7), padding=(0, 6), dilation=(1, 2), groups=width)
        self.layers = nn.Sequential(Attention(width), Feedforward(width), Attention(width), Feedforward(width))
        self.after = nn.LayerNorm(width, eps=1e-6)

    def forward(self, columns):
        """columns: N x C x 1 x T; returns N x T x width."""
        reduced = functional.silu(self.reduce(columns))
        reduced = reduced + functional.silu(self.neighbours(reduced))
        sequence = self.after(self.layers(reduced.squeeze(2).transpose(1, 2)))
        return sequence + functional.silu(self.shortcut(columns)).squeeze(2).transpose(1, 2)


class Recogniser(nn.Module):
    def __init__(self):
        super().__init__()
        self.stem = Stem()
        self.features = nn.Sequential(
            Block(96, 96, gate=True),  # 12 x W/4
            Block(96, 96),
            Block(96, 96),
            Block(96, 192, halve=True),  # 6 x W/4
            *[Block(192, 192, gate=index % 2 == 0) for index in range(6)],
            Block(192, 384, halve=True),  # 3 x W/4
            Block(384, 384, gate=True),
            Block(384, 384),
        )
        self.encoder = Encoder()
        self.dropout = nn.Dropout(0.1)
        self.classes = nn.Linear(120, len(ALPHABET) + 1)

    def forward(self, image):
        """image: N x 3 x 48 x W in [0, 1]; returns logits N x W/4 x classes."""
        features = self.features(self.stem(image * 2 - 1))
        columns = functional.avg_pool2d(features, 3, (3, 1), (0, 1), count_include_pad=False)
        return self.classes(self.dropout(self.encoder(columns)))


def load_recogniser(path):
    """A network with the averaged weights of a checkpoint."""
    checkpoint = torch.load(path, map_location="cpu")
    model = Recogniser()
    model.load_state_dict(checkpoint["average"])
    return model.eval()
