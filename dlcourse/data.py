"""The data of the course: two sets of handwritten digits and a list of words.

What the pages need is bundled with the package as small compressed files; `bundled/README.md` says where they come
from. Only `load_mnist(full=True)` may use the network. Whatever is read is checked against a known SHA-256.
"""

import hashlib
import math
import numbers
import re
import string
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from dlcourse import checks
from dlcourse.official import DataError, official_arrays

__all__ = ["DataError", "Images", "letter_counts", "load_digits", "load_mnist", "load_words"]

BUNDLED = Path(__file__).parent / "bundled"
BUNDLED_SHA256 = {  # of the contents once decoded, see bundled_sha256; the compressed bytes depend on the zlib version
    "digits.npz": "1b1e6dd997599cebb8c1efda3de5fac8d38b8c65f7bab2c50aafbf9c288089b8",
    "mnist5k.npz": "f46049985887dada2bb575820f910eb00fc681b4ec0e50850315dae957cb26cc",
    "words.txt": "42e7f732db1626e3838d93e31151f5e4960ff14643b8df780037694c17bb693e",
}


@dataclass(frozen=True, eq=False, repr=False)
class Images:
    """Labeled gray images, the test examples last.

    Parameters
    ----------
    images : array (N, 1, H, W)
        Brightness of each pixel, from 0 to 1; float32 in the sets that are loaded here.
    y : array (N,)
        The label of each image, an integer.
    n_test : int
        How many examples, counted from the end, are the standard test set.

    Raises
    ------
    ValueError
        If the shapes do not belong together.
    """

    images: np.ndarray
    y: np.ndarray
    n_test: int

    def __post_init__(self):
        for name in ("images", "y"):
            checks.instance(name, getattr(self, name), np.ndarray, "an array")
        checks.instance("n_test", self.n_test, numbers.Integral, "a whole number")
        if np.ndim(self.images) != 4 or self.images.shape[1] != 1:
            raise ValueError(f"images has the shape {np.shape(self.images)}; it should be (N, 1, H, W).")
        if np.shape(self.y) != (len(self),):
            raise ValueError(f"y has the shape {np.shape(self.y)}; it should be ({len(self)},).")
        if not 0 <= self.n_test <= len(self):
            raise ValueError(f"n_test is {self.n_test}; it should be between 0 and the number of images, {len(self)}.")

    def __len__(self):
        return len(self.images)

    def __repr__(self):
        height, width = self.shape
        labels = f", labels {self.y.min()}-{self.y.max()}" if len(self) else ""
        return f"Images: {len(self):,} of {height}x{width}{labels}"

    @property
    def shape(self):
        """Height and width of one image."""
        return self.images.shape[2:]

    @property
    def X(self):
        """The images as rows of pixels, (N, H*W): the same numbers in another shape, not a copy."""
        return self.images.reshape(len(self), math.prod(self.shape))

    def split(self, rng=None):
        """Divide into a training set and a test set.

        Parameters
        ----------
        rng : numpy.random.Generator, optional
            Left out: the standard split, the same for everyone (for the full MNIST it is the official one).
            Given: a random split with the same sizes.

        Returns
        -------
        train, test : Images
            Each has n_test = 0: it is not to be divided again.

        Raises
        ------
        ValueError
            If there are no test examples to split off.
        TypeError
            If `rng` is something else, such as a seed.
        """
        if self.n_test == 0:
            raise ValueError("These images have n_test = 0: there is no test set to split off.")
        if rng is None:
            train, test = slice(None, -self.n_test), slice(-self.n_test, None)
        elif isinstance(rng, np.random.Generator):
            order = rng.permutation(len(self))
            train, test = order[: -self.n_test], order[-self.n_test :]
        else:
            raise TypeError(f"rng is {rng!r}; it should be a generator such as np.random.default_rng(0).")
        return tuple(Images(self.images[part], self.y[part], n_test=0) for part in (train, test))


def load_digits():
    """Load 1,797 real digits of 8x8 pixels with 17 gray levels; the last 360 are the test set, 36 of each digit.

    Returns
    -------
    Images
        images (1797, 1, 8, 8), y (1797,).

    Raises
    ------
    DataError
        If the bundled file is missing or damaged.
    """
    return _as_images(*_bundled_arrays("digits.npz"), white=16, n_test=360)


def load_mnist(full=False):
    """Load real digits of 28x28 pixels with 256 gray levels, from MNIST.

    Parameters
    ----------
    full : bool
        False: the bundled 5,000, 500 of each digit, all from the official training set; the last 1,000 are the test
        set, 100 of each digit. True: all 70,000, the official test set of 10,000 last. They are read from the folder
        named by the environment variable `DLCOURSE_DATA` if it is set; otherwise they are downloaded once (11 MB).

    Returns
    -------
    Images
        images (5000, 1, 28, 28) or (70000, 1, 28, 28), y (5000,) or (70000,).

    Raises
    ------
    DataError
        If a file is missing or damaged, or cannot be downloaded or kept.
    """
    if not full:
        return _as_images(*_bundled_arrays("mnist5k.npz"), white=255, n_test=1_000)
    train_pixels, train_labels, test_pixels, test_labels = official_arrays()
    pixels, labels = np.concatenate([train_pixels, test_pixels]), np.concatenate([train_labels, test_labels])
    return _as_images(pixels, labels, white=255, n_test=len(test_labels))


def load_words():
    """Load 100 common English and 100 common Japanese words, the latter in Latin letters.

    Returns
    -------
    list of str, array (200,) of int64
        200 words of the letters a to z, the English ones first; and for each 0 for English, 1 for Japanese.

    Raises
    ------
    DataError
        If the bundled file is missing or damaged.
    """
    lines = _bundled("words.txt", lambda path: path.read_text(encoding="ascii").splitlines())
    words, languages = zip(*(line.split("\t") for line in lines), strict=True)
    return list(words), np.array([language == "Japanese" for language in languages], dtype=np.int64)


def letter_counts(words):
    """Turn words into rows of numbers: how often each letter occurs in each word.

    Parameters
    ----------
    words : sequence of str
        N words of the letters a to z.

    Returns
    -------
    array (N, 26) of float32

    Raises
    ------
    ValueError
        If `words` is a single string, or a word has other characters.
    TypeError
        If one of them is no string.
    """
    if isinstance(words, str):
        raise ValueError(f"words is the single string {words!r}; it should be a list of words, such as [{words!r}].")
    for word in words:
        checks.instance("words", word, str, "a word in each place")
        if not re.fullmatch("[a-z]*", word):
            raise ValueError(f"The word {word!r} has characters other than the letters a to z.")
    counts = [[word.count(letter) for letter in string.ascii_lowercase] for word in words]
    return np.array(counts, dtype=np.float32).reshape(len(words), 26)


# Bundled files


def bundled_sha256(contents):
    """SHA-256 of the contents of a bundled file: its arrays (images, labels) or its lines, whatever the line ends."""
    parts = [part.encode() + b"\n" if isinstance(part, str) else part.tobytes() for part in contents]
    return hashlib.sha256(b"".join(parts)).hexdigest()


def _bundled(name, read):
    try:
        contents = read(BUNDLED / name)
        if bundled_sha256(contents) == BUNDLED_SHA256[name]:
            return contents
    except Exception:  # a damaged archive can raise almost anything; whatever it was, the remedy is the same
        pass
    raise DataError(f"The file {name} that comes with dlcourse is missing or damaged; please install dlcourse again.")


def _bundled_arrays(name):
    def read(path):
        with path.open("rb") as file, np.load(file, allow_pickle=False) as archive:
            return archive["images"], archive["labels"]

    return _bundled(name, read)


def _as_images(pixels, labels, white, n_test):
    """`Images` from bytes: pixels (N, H, W), of which the largest possible value is `white`, and labels (N,)."""
    images = pixels[:, np.newaxis].astype(np.float32)
    images /= white
    return Images(images, labels.astype(np.int64), n_test)
