"""Right answers to the exercises of chapter 1, each written in another way."""

import math
from collections import Counter

import numpy as np


def _average_with_while(numbers):
    total, i = 0, 0
    while i < len(numbers):
        total += numbers[i]
        i += 1
    return total / i


def _average_that_moves(numbers):
    mean = 0.0
    for n, number in enumerate(numbers, start=1):
        mean += (number - mean) / n
    return mean


def _ink_with_indices(image, threshold):
    count, (h, w) = 0, image.shape
    for r in range(h):
        for c in range(w):
            count += image[r, c] > threshold
    return count


def _symmetry_with_indices(image):
    (h, w), total = image.shape, 0
    for r in range(h):
        for c in range(w):
            total += 1 - abs(image[r, c] - image[r, w - 1 - c])
    return total / (h * w)


def _symmetry_by_pairs(image):
    w = image.shape[1]
    left, right = image[:, : w // 2], image[:, w - w // 2 :][:, ::-1]
    return 1 - 2 * np.abs(left - right).sum() / image.size


def _runs_with_flag(row):
    count, inside = 0, False
    for pixel in row:
        if pixel and not inside:
            count += 1
        inside = bool(pixel)
    return count


def _runs_by_their_ends(row):
    strokes = 0
    for i in range(len(row)):
        if row[i] == 1 and (i == len(row) - 1 or row[i + 1] == 0):
            strokes += 1
    return strokes


def _table_by_position(guess, y, k):
    return np.bincount(k * np.asarray(y) + guess, minlength=k * k).reshape(k, k)


def _table_of_lists(guess, y, k):
    table = [[0] * k for _ in range(k)]
    for n in range(len(y)):
        table[y[n]][guess[n]] += 1
    return np.array(table)


def _table_by_counter(guess, y, k):
    pairs = Counter(zip(y.tolist(), guess.tolist()))
    return np.array([[pairs[true, guessed] for guessed in range(k)] for true in range(k)])


def _distance_with_loops(a, b):
    count = 0
    for row_a, row_b in zip(a, b):
        for p, q in zip(row_a, row_b):
            if p != q:
                count += 1
    return count


def _zero_with_branches(image):
    if image[4, 4] > 0.2:
        return False
    if image[3, 3] > 0.8:
        return False
    return True


def _zero_as_a_ring(image):
    hole = image[2:6, 3:5].mean() < 0.3
    left, right = image[2:6, 1:3].mean() > 0.3, image[2:6, 5:7].mean() > 0.3
    return hole and left and right


def _zero_by_loops(image):
    total = 0
    for r in (3, 4):
        for c in (3, 4):
            total = total + image[r][c]
    return bool(total / 4 < 0.3)


RIGHT = {
    "rules.average": [
        lambda numbers: sum(numbers) / len(numbers),
        lambda numbers: np.mean(numbers),
        lambda numbers: math.fsum(number / len(numbers) for number in numbers),
        lambda numbers: np.float32(np.array(numbers, np.float32).mean()),
        _average_with_while,
        _average_that_moves,
    ],
    "rules.ink": [
        lambda image, threshold: np.sum(image > threshold),
        lambda image, threshold: np.count_nonzero(image > threshold),
        lambda image, threshold: image[image > threshold].size,
        lambda image, threshold: sum(pixel > threshold for row in image for pixel in row),
        lambda image, threshold: len([pixel for pixel in image.ravel() if not pixel <= threshold]),
        lambda image, threshold: int(np.where(image > threshold, 1, 0).sum()),
        _ink_with_indices,
    ],
    "rules.symmetry": [
        lambda image: (1 - np.abs(image - np.fliplr(image))).mean(),
        lambda image: 1 - np.mean([abs(row - row[::-1]) for row in image]),
        lambda image: np.float32(1) - np.abs(np.float32(image) - np.flip(np.float32(image), axis=1)).mean(),
        lambda image: (np.minimum(image, image[:, ::-1]) - np.maximum(image, image[:, ::-1])).sum() / image.size + 1,
        _symmetry_with_indices,
        _symmetry_by_pairs,
    ],
    "rules.is_zero": [
        lambda image: image[4, 4] == 0,
        lambda image: bool(image[3:5, 3:5].sum() < 1),
        lambda image: np.array(image[2:6, 3:5].mean() < 0.25),
        lambda image: all(image[r, c] < 0.5 for r in (3, 4) for c in (3, 4)),
        _zero_with_branches,
        _zero_as_a_ring,
        _zero_by_loops,
    ],
    "rules.runs": [
        lambda row: int(row[0]) + np.sum(row[1:] > row[:-1]),
        lambda row: (np.diff(row, prepend=0) == 1).sum(),
        lambda row: len([part for part in "".join(map(str, row)).split("0") if part]),
        lambda row: np.abs(np.diff(np.concatenate([[0], row, [0]]))).sum() // 2,
        lambda row: sum(row[i] == 1 and (i == 0 or row[i - 1] == 0) for i in range(len(row))),
        _runs_with_flag,
        _runs_by_their_ends,
    ],
    "rules.confusion_matrix": [
        lambda guess, y, k: np.array([[np.sum((y == i) & (guess == j)) for j in range(k)] for i in range(k)]),
        lambda guess, y, k: np.eye(k, dtype=int)[y].T @ np.eye(k, dtype=int)[guess],
        lambda guess, y, k: np.histogram2d(y, guess, bins=(range(k + 1), range(k + 1)))[0].astype(np.int32),
        lambda guess, y, k: np.stack([np.bincount(guess[y == true], minlength=k) for true in range(k)]),
        _table_by_position,
        _table_of_lists,
        _table_by_counter,
    ],
    "rules.pixel_distance": [
        lambda a, b: np.abs(a - b).sum(),
        lambda a, b: ((a - b) ** 2).sum(),
        lambda a, b: np.count_nonzero(a ^ b),
        lambda a, b: a.size - np.sum(a == b),
        lambda a, b: int(a.sum() + b.sum() - 2 * (a * b).sum()),
        _distance_with_loops,
    ],
}
