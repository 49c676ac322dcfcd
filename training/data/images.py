"""Image files as pixels, the way the package decodes them."""
import io

import cv2
import numpy as np
from PIL import Image, ImageSequence

MOST_FRAMES = 24
# Mean brightness, of 255, above which a drawing on a transparent background stands out more against black than against white.
LIGHT = 160


def _lay_on_backdrop(frames):
    """RGBA frames on white, or on black where the drawing is light."""
    stack = np.stack(frames).astype(np.float32)
    opacity = stack[..., 3:] / 255
    brightness = stack[..., :3] @ np.array([0.299, 0.587, 0.114], np.float32)
    is_light = float((brightness * stack[..., 3]).sum()) > LIGHT * float(stack[..., 3].sum())
    backdrop = 0 if is_light else 255
    return [frame for frame in np.rint(stack[..., :3] * opacity + backdrop * (1 - opacity)).astype(np.uint8)]


def decode_frames(data):
    """An image file as uint8 RGB frames, up to 24 of an animation."""
    picture = cv2.imdecode(np.frombuffer(data, np.uint8), cv2.IMREAD_UNCHANGED) if data[:3] != b"GIF" else None
    if picture is not None and picture.ndim == 3 and picture.shape[2] == 3 and picture.dtype == np.uint8:
        return [picture[:, :, ::-1]]
    image = Image.open(io.BytesIO(data))
    return _lay_on_backdrop([np.asarray(frame.convert("RGBA")) for frame, _ in zip(ImageSequence.Iterator(image), range(MOST_FRAMES))])


def _take_strongest(frames):
    """Each pixel from the frame where it differs most from the commonest colour."""
    stack = np.stack(frames)
    shades = (stack >> 4).astype(np.int32)
    commonest = np.bincount(((shades[..., 0] << 8) | (shades[..., 1] << 4) | shades[..., 2]).ravel(), minlength=4096).argmax()
    background = np.array([commonest >> 8, (commonest >> 4) & 15, commonest & 15]) * 16 + 8
    strongest = np.abs(stack.astype(np.int32) - background).sum(3).argmax(0)
    return np.take_along_axis(stack, strongest[None, ..., None], 0)[0]


def views(frames):
    """The images to read: the frame of a still image; of an animation the two that the package combines from its frames."""
    if len(frames) == 1:
        return frames
    return [_take_strongest(frames), np.sort(np.stack(frames), axis=0)[len(frames) >> 1]]
