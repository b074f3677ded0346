"""Zip files: those that hold files to read, and workbooks, which are zip files too."""

from collections.abc import Iterator
from contextlib import contextmanager
import io
from typing import IO, Final
import zipfile
import zlib

from ..errors import FileError
from .limits import Budget

ZIP: Final = b"PK\x03\x04"
EMPTY_ZIP: Final = b"PK\x05\x06"

_ENCRYPTED: Final = 0x1
_METHODS: Final = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
_DAMAGED: Final = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,
    OSError,
    ValueError,
)
"""All that the standard library raises on a file that is cut, patched or made up."""


class Container:
    """An open zip file whose members fit the limits; nothing has been unpacked yet."""

    def __init__(self, data: bytes, budget: Budget) -> None:
        """Read the directory and hold it to the limits. Raises FileError.

        A member never gives more than the directory says (`zipfile` stops there), so what is checked here bounds what will
        be read.
        """
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except _DAMAGED as err:
            raise FileError("damaged", found=str(err), expected="zip") from err
        infos = self._zip.infolist()
        budget.take_members(len(infos))
        for info in infos:
            budget.take_bytes(info.file_size, info.filename)
            budget.check_ratio(info.compress_size, info.file_size, info.filename)
            if info.flag_bits & _ENCRYPTED:
                raise FileError("encrypted", member=info.filename)
            if info.compress_type not in _METHODS:
                raise FileError(
                    "damaged",
                    member=info.filename,
                    found=info.compress_type,
                    expected="deflate",
                )
        files = [info for info in infos if not info.is_dir()]
        self._infos = {info.filename: info for info in files}
        if len(self._infos) != len(files):
            raise FileError("damaged", found="a name twice", expected="zip")

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the files in it; only ever shown, never a path to write to."""
        return tuple(self._infos)

    @property
    def is_workbook(self) -> bool:
        """Whether it is an Excel workbook."""
        return "xl/workbook.xml" in self._infos

    def size(self, name: str) -> int:
        """How long a member is unpacked (bytes); 0 when there is none."""
        return self._infos[name].file_size if name in self._infos else 0

    @contextmanager
    def opened(self, name: str) -> Iterator[IO[bytes]]:
        """Open a member to be read piece by piece. Raises FileError: not there, or damaged."""
        if name not in self._infos:
            raise FileError("damaged", found=name, expected="xlsx")
        try:
            with self._zip.open(self._infos[name]) as stream:
                yield stream
        except FileError:
            raise
        except _DAMAGED as err:
            raise FileError("damaged", member=name, found=str(err)) from err

    def read(self, name: str) -> bytes:
        """Give the whole of a member."""
        with self.opened(name) as stream:
            return stream.read()
