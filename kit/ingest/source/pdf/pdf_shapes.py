"""The shapes on a PDF page as PDFium tells them: straight rulings, pictures, and what else is drawn."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from operator import mul
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

Matrix = tuple[float, float, float, float, float, float]
Point = tuple[float, float]
Spend = Callable[[], None]
"""Called for every mark that is taken; raises when there are too many."""

_DEEPEST_FORM = 12
_THICK = 3.0
"""A filled shape no thicker than this, in points, is a ruling; a thicker one is shading."""
_STRAIGHT = 0.6
_ROUND = 0.2
"""The share of its outline that a frame has in rounded corners."""
_FINE = 100


def shown(page: Any, width: float, height: float, turn: int = 0) -> Matrix:
    """Return what turns a page's own coordinates into points from the top left corner as it is shown.

    Told are its size as it is shown, and how many quarters it is turned to the right for that.
    """
    x, y = ctypes.c_int(), ctypes.c_int()
    size = (round(width * _FINE), round(height * _FINE))
    found = []
    for point in ((0.0, 0.0), (1000.0, 0.0), (0.0, 1000.0)):
        pdfium.FPDF_PageToDevice(page, 0, 0, *size, turn, *point, x, y)
        found.append((x.value / _FINE, y.value / _FINE))
    (e, f), (ax, ay), (cx, cy) = found
    return ((ax - e) / 1000, (ay - f) / 1000, (cx - e) / 1000, (cy - f) / 1000, e, f)


class Found(NamedTuple):
    """A shape, the matrix it is shown by, and whether what lies under it shines through."""

    shape: Any
    matrix: Matrix
    is_glass: bool


def shapes(page: Any, matrix: Matrix, spend: Spend) -> Iterator[Found]:
    """Yield the shapes of a page and of the forms on it."""
    first: tuple[Found, Callable[..., int], Callable[..., Any], int]
    first = (Found(page, matrix, False), pdfium.FPDFPage_CountObjects, pdfium.FPDFPage_GetObject, 0)
    stack = [first]
    while stack:
        outer, count, get, depth = stack.pop()
        for index in range(count(outer.shape)):
            spend()
            shape = get(outer.shape, index)
            is_glass = outer.is_glass or bool(pdfium.FPDFPageObj_HasTransparency(shape))
            found = Found(shape, times(_matrix_of(shape), outer.matrix), is_glass)
            if pdfium.FPDFPageObj_GetType(shape) != pdfium.FPDF_PAGEOBJ_FORM:
                yield found
            elif depth < _DEEPEST_FORM:
                methods = (pdfium.FPDFFormObj_CountObjects, pdfium.FPDFFormObj_GetObject)
                stack.append((found, *methods, depth + 1))


def drawn(path: Any, matrix: Matrix, spend: Spend) -> tuple[list[list[float]], list[list[float]]]:
    """Return the boxes of the upright and level lines that a path draws or fills thinly, and of its sketches.

    A sketch is neither upright nor level: a slash, a letter's outline.
    """
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(path, fill, stroke)
    lines: list[list[float]] = []
    askew: list[list[float]] = []
    for points in _outlines(path, matrix, spend) if fill.value or stroke.value else ():
        thickest = _STRAIGHT if stroke.value else _THICK
        boxes = map(_box, pairwise(points) if stroke.value else [points])
        lines += [box for box in boxes if min(box[2] - box[0], box[3] - box[1]) <= thickest]
        if _is_askew(points):
            askew.append(_box(points))
    return lines, askew


def picture(matrix: Matrix) -> list[float]:
    """Return the box of a picture that is shown by a matrix."""
    return _box([at(matrix, corner) for corner in ((0.0, 0.0), (1.0, 0.0), (0.0, 1.0), (1.0, 1.0))])


def _is_askew(points: Sequence[Point]) -> bool:
    """Whether more of an outline lies askew than the rounded corners of a frame."""
    sides = [(abs(x - u), abs(y - v)) for (x, y), (u, v) in pairwise(points)]
    askew = sum(wide + high for wide, high in sides if wide > _STRAIGHT and high > _STRAIGHT)
    return askew > _ROUND * sum(wide + high for wide, high in sides)


def times(first: Matrix, then: Matrix) -> Matrix:
    """Return the matrix that does what one does and then what another does."""
    a, b, c, d, e, f = first
    g, h, i, j, k, m = then
    return (a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m)


def at(matrix: Matrix, point: Point) -> Point:
    """Return where a matrix puts a point."""
    a, b, c, d, e, f = matrix
    return (point[0] * a + point[1] * c + e, point[0] * b + point[1] * d + f)


def _outlines(path: Any, matrix: Matrix, spend: Spend) -> Iterator[list[Point]]:
    points: list[Point] = []
    controls: list[Point] = []
    x, y = ctypes.c_float(), ctypes.c_float()
    for index in range(pdfium.FPDFPath_CountSegments(path)):
        spend()
        segment = pdfium.FPDFPath_GetPathSegment(path, index)
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        if kind == pdfium.FPDF_SEGMENT_MOVETO and points:
            yield points
            points = []
        if kind == pdfium.FPDF_SEGMENT_BEZIERTO and points:
            controls.append(at(matrix, (x.value, y.value)))
            if len(controls) == 3:
                points += _curve(points[-1], *controls)
                controls.clear()
        else:
            points.append(at(matrix, (x.value, y.value)))
        if pdfium.FPDFPathSegment_GetClose(segment) and points:
            points.append(points[0])
    if points:
        yield points


def _curve(start: Point, first: Point, second: Point, end: Point) -> Iterator[Point]:
    """Yield points on a curve between two points, by those that it bends to."""
    for t in (0.25, 0.5, 0.75, 1.0):
        u = 1 - t
        parts = (u**3, 3 * u * u * t, 3 * u * t * t, t**3)
        xs, ys = zip(start, first, second, end, strict=True)
        yield sum(map(mul, parts, xs)), sum(map(mul, parts, ys))


def _box(points: Sequence[Point]) -> list[float]:
    xs, ys = zip(*points, strict=True)
    return [round(number, 2) for number in (min(xs), min(ys), max(xs), max(ys))]


def _matrix_of(shape: Any) -> Matrix:
    matrix = pdfium.FS_MATRIX(1, 0, 0, 1, 0, 0)
    pdfium.FPDFPageObj_GetMatrix(shape, matrix)
    return (matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f)
