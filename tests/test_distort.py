"""Distortions: by hand on small pictures, and their dtype."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dlcourse.distort import noise, random_shift, rotate, scale, shift

PICTURE = np.array([[0.1, 0.2, 0.3], [0.4, 0.5, 0.6], [0.7, 0.8, 0.9]])


def test_shift():
    assert shift(PICTURE, down=1, right=-1).tolist() == [[0, 0, 0], [0.2, 0.3, 0], [0.5, 0.6, 0]]
    assert shift(PICTURE, down=-2).tolist() == [[0.7, 0.8, 0.9], [0, 0, 0], [0, 0, 0]]
    assert np.array_equal(shift(PICTURE), PICTURE) and shift(PICTURE) is not PICTURE


@given(st.integers(-9, 9), st.integers(-9, 9))
def test_shift_by_any_number_is_what_each_pixel_says(down, right):
    images = np.stack([PICTURE, PICTURE[::-1]])[:, :, :2]
    moved = shift(images, down, right)
    for n, r, c in np.ndindex(images.shape):
        inside = 0 <= r - down < 3 and 0 <= c - right < 2
        assert moved[n, r, c] == (images[n, r - down, c - right] if inside else 0)


def test_rotate_by_right_angles():
    assert np.allclose(rotate(PICTURE, 90), np.rot90(PICTURE))  # numpy turns counterclockwise too
    assert np.allclose(rotate(PICTURE, -90), np.rot90(PICTURE, -1))
    assert np.allclose(rotate(np.stack([PICTURE, PICTURE.T]), 180), np.stack([PICTURE, PICTURE.T])[:, ::-1, ::-1])
    assert np.allclose(rotate(PICTURE, 0), PICTURE) and np.allclose(rotate(PICTURE, 360), PICTURE)


def test_rotate_there_and_back_is_nearly_nothing():
    rows, columns = np.indices((28, 28)) - 13.5
    blob = np.exp(-(rows**2 + (columns - 4) ** 2) / 20)
    assert np.abs(rotate(rotate(blob, 30), -30) - blob).max() < 0.05
    turned = rotate(blob, 30)
    assert turned.argmax() // 28 < 13 and abs(turned.sum() / blob.sum() - 1) < 0.01  # right of the middle goes up


def test_scale():
    assert np.allclose(scale(PICTURE, 1), PICTURE)
    assert np.allclose(scale(PICTURE, 0.5), [[0, 0, 0], [0, 0.5, 0], [0, 0, 0]])
    assert np.allclose(scale(PICTURE, 2), [[0.3, 0.35, 0.4], [0.45, 0.5, 0.55], [0.6, 0.65, 0.7]])


def test_noise():
    images = np.full((50, 1, 20, 20), 0.5)
    noisy = noise(images, 0.1, np.random.default_rng(0))
    assert abs((noisy - images).std() - 0.1) < 0.002 and abs(noisy.mean() - 0.5) < 0.002
    strong = noise(images, 5, np.random.default_rng(0))
    assert strong.min() == 0 and strong.max() == 1
    assert np.array_equal(noise(images, 0, np.random.default_rng(0)), images)


def test_random_shift_moves_each_image_on_its_own():
    images = np.zeros((300, 1, 9, 9), np.float32)
    images[:, :, 4, 4] = 1
    moved = random_shift(images, 2, np.random.default_rng(0))
    places = {tuple(place) for place in np.argwhere(moved)[:, 2:] - 4}
    assert places == {(down, right) for down in range(-2, 3) for right in range(-2, 3)}
    assert (moved.sum(axis=(1, 2, 3)) == 1).all()
    assert np.array_equal(moved, random_shift(images, 2, np.random.default_rng(0)))


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_dtype_is_kept_and_the_argument_left_alone(dtype):
    images = np.random.default_rng(0).random((4, 1, 5, 6)).astype(dtype)
    images.flags.writeable = False
    rng = np.random.default_rng(1)
    made = shift(images, 1), rotate(images, 10), scale(images, 1.2), noise(images, 0.1, rng), random_shift(images, 1, rng)
    assert all(new.dtype == dtype and new.shape == images.shape for new in made)
