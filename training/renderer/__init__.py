"""A captcha renderer of our own: many fonts, many effects, every one seeded."""
from .render import render_sample

__all__ = ["render_sample"]
