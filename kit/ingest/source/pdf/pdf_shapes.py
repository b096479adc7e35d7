"""The shapes on a PDF page as PDFium tells them: straight rulings, and the area that a picture covers."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Any

import pypdfium2.raw as pdfium

Matrix = tuple[float, float, float, float, float, float]
Point = tuple[float, float]
Spend = Callable[[], None]
"""Called for every mark that is taken; raises when there are too many."""

_DEEPEST_FORM = 12
_THICK = 3.0
"""A filled shape no thicker than this, in points, is a ruling; a thicker one is shading."""
_STRAIGHT = 0.6
_FINE = 100


def shown(page: Any, width: float, height: float) -> Matrix:
    """Return what turns a page's own coordinates into points from the top left corner as it is shown."""
    x, y = ctypes.c_int(), ctypes.c_int()
    size = (round(width * _FINE), round(height * _FINE))
    found = []
    for point in ((0.0, 0.0), (1000.0, 0.0), (0.0, 1000.0)):
        pdfium.FPDF_PageToDevice(page, 0, 0, *size, 0, *point, x, y)
        found.append((x.value / _FINE, y.value / _FINE))
    (e, f), (ax, ay), (cx, cy) = found
    return ((ax - e) / 1000, (ay - f) / 1000, (cx - e) / 1000, (cy - f) / 1000, e, f)


def shapes(page: Any, matrix: Matrix, spend: Spend) -> Iterator[tuple[Any, Matrix]]:
    """Yield the shapes of a page and of the forms on it, each with the matrix it is shown by."""
    first: tuple[Any, Callable[..., int], Callable[..., Any], Matrix, int]
    first = (page, pdfium.FPDFPage_CountObjects, pdfium.FPDFPage_GetObject, matrix, 0)
    stack = [first]
    while stack:
        holder, count, get, outer, depth = stack.pop()
        for index in range(count(holder)):
            spend()
            shape = get(holder, index)
            inner = times(_matrix_of(shape), outer)
            if pdfium.FPDFPageObj_GetType(shape) != pdfium.FPDF_PAGEOBJ_FORM:
                yield shape, inner
            elif depth < _DEEPEST_FORM:
                methods = (pdfium.FPDFFormObj_CountObjects, pdfium.FPDFFormObj_GetObject)
                stack.append((shape, *methods, inner, depth + 1))


def rulings(path: Any, matrix: Matrix, spend: Spend) -> Iterator[list[float]]:
    """Yield the upright and level lines that a path draws or fills thinly: left, top, right, bottom."""
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(path, fill, stroke)
    for points in _outlines(path, matrix, spend):
        drawn: Iterable[Sequence[Point]] = (
            pairwise(points) if stroke.value else [points] if fill.value else []
        )
        thickest = _STRAIGHT if stroke.value else _THICK
        for box in map(_box, drawn):
            if min(box[2] - box[0], box[3] - box[1]) <= thickest:
                yield box


def area(matrix: Matrix) -> float:
    """Return how large a picture is that is shown by a matrix."""
    left, top, right, bottom = _box([at(matrix, (0.0, 0.0)), at(matrix, (1.0, 1.0))])
    return (right - left) * (bottom - top)


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
    x, y = ctypes.c_float(), ctypes.c_float()
    for index in range(pdfium.FPDFPath_CountSegments(path)):
        spend()
        segment = pdfium.FPDFPath_GetPathSegment(path, index)
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        if pdfium.FPDFPathSegment_GetType(segment) == pdfium.FPDF_SEGMENT_MOVETO and points:
            yield points
            points = []
        points.append(at(matrix, (x.value, y.value)))
        if pdfium.FPDFPathSegment_GetClose(segment):
            points.append(points[0])
    if points:
        yield points


def _box(points: Sequence[Point]) -> list[float]:
    xs, ys = zip(*points, strict=True)
    return [round(number, 2) for number in (min(xs), min(ys), max(xs), max(ys))]


def _matrix_of(shape: Any) -> Matrix:
    matrix = pdfium.FS_MATRIX(1, 0, 0, 1, 0, 0)
    pdfium.FPDFPageObj_GetMatrix(shape, matrix)
    return (matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f)
