"""Our own captcha renderer, with many fonts and effects, all seeded."""
from .render import render_sample

__all__ = ["render_sample"]
