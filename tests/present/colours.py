"""Colour measures, from their definitions: contrast, lightness in grey, colour blindness."""

from math import dist

Rgb = tuple[float, float, float]

# Severe deuteranopia and protanopia in linear RGB: Machado, Oliveira and Fernandes (2009).
DEUTERANOPIA = (
    (0.367322, 0.860646, -0.227968),
    (0.280085, 0.672501, 0.047413),
    (-0.011820, 0.042940, 0.968881),
)
PROTANOPIA = (
    (0.152286, 1.052583, -0.204868),
    (0.114503, 0.786281, 0.099216),
    (-0.003882, -0.048116, 1.051998),
)
_XYZ = ((0.4124, 0.3576, 0.1805), (0.2126, 0.7152, 0.0722), (0.0193, 0.1192, 0.9505))
_WHITE = (0.9505, 1.0, 1.089)


def contrast(one: str, other: str) -> float:
    """Contrast ratio by WCAG 2: 1 to 21."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    """Relative luminance by WCAG 2."""
    return sum(w * c for w, c in zip((0.2126, 0.7152, 0.0722), _linear(colour), strict=True))


def lightness(colour: str) -> float:
    """Lightness in grey print, 0 to 100: L* of CIELAB."""
    return _lab(_linear(colour))[0]


def seen_distance(one: str, other: str, eye: tuple[Rgb, ...]) -> float:
    """Distance in CIELAB as an eye with this deficiency sees it; 2 is just noticeable."""
    return dist(_lab(_times(eye, _linear(one))), _lab(_times(eye, _linear(other))))


def _linear(colour: str) -> Rgb:
    red, green, blue = (int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5))
    return (_channel(red), _channel(green), _channel(blue))


def _channel(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else float(((value + 0.055) / 1.055) ** 2.4)


def _times(matrix: tuple[Rgb, ...], vector: Rgb) -> Rgb:
    red, green, blue = (
        min(1.0, max(0.0, sum(m * v for m, v in zip(row, vector, strict=True)))) for row in matrix
    )
    return (red, green, blue)


def _lab(linear: Rgb) -> Rgb:
    x, y, z = (_curve(c / white) for c, white in zip(_times(_XYZ, linear), _WHITE, strict=True))
    return (116 * y - 16, 500 * (x - y), 200 * (y - z))


def _curve(value: float) -> float:
    return float(value ** (1 / 3)) if value > 0.008856 else 7.787 * value + 16 / 116
