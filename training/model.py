"""The network: strided convolutions down to one column per four pixels, a bidirectional GRU along them, one linear layer for CTC."""
import torch
from torch import nn

ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz+-*/=?"
BLANK = 0


def convolution(inputs, outputs, stride=1):
    return nn.Sequential(nn.Conv2d(inputs, outputs, 3, stride, 1, bias=False), nn.BatchNorm2d(outputs), nn.ReLU(inplace=True))


class Residual(nn.Module):
    """Two convolutions with a shortcut."""

    def __init__(self, channels):
        super().__init__()
        self.first = convolution(channels, channels)
        self.second = nn.Sequential(nn.Conv2d(channels, channels, 3, 1, 1, bias=False), nn.BatchNorm2d(channels))

    def forward(self, features):
        return torch.relu(features + self.second(self.first(features)))


def residuals(channels, count):
    return [Residual(channels) for _ in range(count)]


class Recogniser(nn.Module):
    def __init__(self, widths=(32, 48, 64, 96, 128), shortcuts=(1, 2, 2), hidden=128):
        super().__init__()
        first, second, third, fourth, fifth = widths
        self.shortcuts = shortcuts
        self.features = nn.Sequential(
            convolution(3, first, 2),  # 24 x W/2
            convolution(first, second),
            convolution(second, third, 2),  # 12 x W/4
            *residuals(third, shortcuts[0]),
            convolution(third, fourth, (2, 1)),  # 6 x W/4
            *residuals(fourth, shortcuts[1]),
            convolution(fourth, fifth, (2, 1)),  # 3 x W/4
            *residuals(fifth, shortcuts[2]),
        )
        self.columns = nn.Sequential(nn.Linear(fifth * 3, 2 * hidden), nn.ReLU(inplace=True))
        self.dropout = nn.Dropout(0.1)
        self.along = nn.GRU(2 * hidden, hidden, bidirectional=True, batch_first=True)
        self.classes = nn.Linear(2 * hidden, len(ALPHABET) + 1)

    def forward(self, image):
        """image: N x 3 x 48 x W in [0, 1]; returns logits N x W/4 x classes."""
        features = self.features(image * 4 - 2)
        columns = self.columns(features.permute(0, 3, 1, 2).flatten(2))
        sequence, _ = self.along(self.dropout(columns))
        return self.classes(self.dropout(sequence))


def load_recogniser(path):
    """A network with the averaged weights of a checkpoint."""
    checkpoint = torch.load(path, map_location="cpu")
    model = Recogniser()
    model.load_state_dict(checkpoint["average"])
    return model.eval()
