"""The official MNIST, file by file: found in the reader's own folder or the cache, else downloaded, always checked.

LeCun, Cortes and Burges made MNIST (http://yann.lecun.com/exdb/mnist/); its four files are in the IDX format: a short header with the lengths of the axes,
then the bytes of the array.
"""

import errno
import gzip
import hashlib
import math
import os
import struct
import tempfile
import warnings
import zlib
from pathlib import Path
from urllib.parse import urlsplit

import numpy as np
import platformdirs

OFFICIAL = {
    "train-images-idx3-ubyte": ((60_000, 28, 28), "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db"),
    "train-labels-idx1-ubyte": ((60_000,), "65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5"),
    "t10k-images-idx3-ubyte": ((10_000, 28, 28), "0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7"),
    "t10k-labels-idx1-ubyte": ((10_000,), "ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2"),
}
"""For each file the shape of its array and the SHA-256 of the file, decompressed."""
MIRRORS = (
    "https://ossci-datasets.s3.amazonaws.com/mnist/",
    "https://storage.googleapis.com/cvdf-datasets/mnist/",
)
"""Where the files are, in the order in which the places are tried."""
RETRIES = 2
"""Of each mirror."""
TIMEOUT = 30
"""Seconds without an answer."""


class DataError(RuntimeError):
    """Data that cannot be had; the message says why, and what to do about it."""


class _Damaged(Exception):
    """A file is not what it should be; the message goes on from the words "the file"."""


def official_arrays():
    """Return the pixels and the labels for training, then those of the test: (60000, 28, 28), (60000,), (10000, 28, 28), (10000,), all uint8.

    Raises
    ------
    DataError
        If a file is missing or damaged, or cannot be downloaded or kept.
    """
    return [_official_array(name) for name in OFFICIAL]


def _official_array(name):
    if own_folder := os.environ.get("DLCOURSE_DATA"):
        return _from_own_folder(name, Path(own_folder).expanduser())
    cache = platformdirs.user_cache_path("dlcourse")
    try:
        return _from_cache(name, cache)
    except OSError as error:
        if error.errno == errno.ENOSPC:
            trouble = f"There is no space left for MNIST in the cache folder {cache}: free 12 MB there"
        else:
            trouble = f"The cache folder {cache} cannot be used for MNIST ({error.strerror or error}): make it writable"
        raise DataError(
            f"{trouble}, or put the four files of {MIRRORS[0]} into another folder and name it in DLCOURSE_DATA."
        ) from None


def _from_own_folder(name, folder):
    for path in (folder / name, folder / f"{name}.gz"):
        try:
            return _parse(name, path.read_bytes())
        except (FileNotFoundError, NotADirectoryError):
            continue
        except _Damaged as damage:
            trouble = f"{damage}; it was left as it is, please replace it"
        except OSError as error:
            trouble = f"cannot be read ({error.strerror})"
        raise DataError(f"The file {path}, in the folder named by DLCOURSE_DATA, {trouble}.")
    raise DataError(f"DLCOURSE_DATA names the folder {folder}, in which there is no file {name}.gz (nor {name}).")


def _from_cache(name, cache):
    path = cache / f"{name}.gz"
    if path.exists():
        try:
            return _parse(name, path.read_bytes())
        except _Damaged as damage:
            aside = path.replace(f"{path}.damaged")
            warnings.warn(f"The file {path} {damage}; it is now {aside.name} and is fetched again.", stacklevel=6)
    cache.mkdir(parents=True, exist_ok=True)
    return _download(name, path)


def _download(name, path):
    """Fetch the file from the first mirror that has it whole; only a file that was checked gets its place at `path`."""
    import pooch  # here, so that `import dlcourse` stays quick
    import requests

    failures = []
    for mirror in MIRRORS:
        with tempfile.TemporaryDirectory(prefix="unfinished-", dir=path.parent) as folder:
            files = pooch.create(folder, mirror, registry={path.name: None}, retry_if_failed=RETRIES)
            try:
                download = pooch.HTTPDownloader(progressbar=True, timeout=TIMEOUT)
                fetched = Path(files.fetch(path.name, downloader=download))
                array = _parse(name, fetched.read_bytes())
                fetched.replace(path)
                return array
            except requests.RequestException as error:
                reason = _reason(error)
            except _Damaged as damage:
                reason = f"the file {damage}"
        failures.append(f"{urlsplit(mirror).netloc}: {reason}")
    raise DataError(
        f"MNIST could not be downloaded ({'; '.join(failures)}): try again with a network connection, "
        "or name a folder that has its four files in the environment variable DLCOURSE_DATA."
    )


def _reason(error):
    """Why a request failed, for people."""
    import requests

    if error.response is not None:
        return f"HTTP status {error.response.status_code} for {error.response.url}"
    if isinstance(error, requests.Timeout):
        return "no answer in time"
    if isinstance(error, requests.ConnectionError):
        return "no connection"
    return "the transfer was cut off"


def _parse(name, content):
    """The array of an official file, given as it is or gzipped; `_Damaged` if it differs in a single bit."""
    shape, sha256 = OFFICIAL[name]
    if content.startswith(b"\x1f\x8b"):
        try:
            content = gzip.decompress(content)
        except EOFError:
            raise _Damaged("is cut off") from None
        except (OSError, zlib.error):
            raise _Damaged("is damaged (it cannot be decompressed)") from None
    header = struct.pack(f">HBB{len(shape)}I", 0, 8, len(shape), *shape)  # IDX: 0, unsigned bytes, axes, their lengths
    size = len(header) + math.prod(shape)
    if len(content) < size and header.startswith(content[: len(header)]):
        raise _Damaged(f"is cut off: it has {len(content):,} of {size:,} bytes")
    if not content.startswith(header):
        raise _Damaged(f"is not the {name} of MNIST: it begins differently")
    if len(content) != size:
        raise _Damaged(f"is too long: it has {len(content):,} bytes instead of {size:,}")
    if hashlib.sha256(content).hexdigest() != sha256:
        raise _Damaged("is damaged: its checksum is wrong")
    return np.frombuffer(content, np.uint8, offset=len(header)).reshape(shape)
