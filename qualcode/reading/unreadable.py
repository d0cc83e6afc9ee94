"""Files that researchers have and that hold no text to read: what each is, and what to do with it instead."""

from __future__ import annotations

from pathlib import PurePath

from qualcode.errors import ReadingError

_KINDS = {
    "recording": "mp3 m4a m4b wav wma aac ogg oga opus flac amr aif aiff dss ds2 mp4 m4v mov avi mkv webm wmv mpg mpeg 3gp",
    "image": "jpg jpeg png heic heif tif tiff gif bmp webp svg",
    "mail": "msg eml mbox pst",
    "slides": "pptx ppt ppsx odp key",
    "notes": "one onepkg onetoc2 enex",
    "apple": "pages",
    "sheet": "xls xlsb ods numbers sav dta",
    "other_office": "wpd wps epub mobi fb2 webarchive",
    "cloud_link": "gdoc gsheet gslides url webloc lnk",
    "analysis": "nvp nvpx atlproj atlproj22 atlproj23 atlproj24 atlproj25 hpr7 hpr8 mx12 mx18 mx20 mx22 mx24 mx26 mex22 qdpx qdc qde qda",
    "packed": "rar 7z gz tgz tar bz2 xz",
    "zip_in_zip": "zip",
}
_BY_SUFFIX = {suffix: kind for kind, suffixes in _KINDS.items() for suffix in suffixes.split()}
_MAGIC = (
    ("recording", (b"ID3", b"OggS", b"fLaC", b"\xff\xfb", b"\xff\xf3", b"\x1aE\xdf\xa3", b"#!AMR")),
    ("image", (b"\x89PNG", b"\xff\xd8\xff", b"GIF87a", b"GIF89a", b"II*\x00", b"MM\x00*")),
    ("packed", (b"\x1f\x8b", b"Rar!\x1a", b"7z\xbc\xaf")),
    ("beside_mac", (b"\x00\x05\x16\x07",)),
)
_LONGEST_SUFFIX = 12
_HELD_OPEN = "~$"


def suffix_of(name: str) -> str:
    """The suffix of a name in small letters, with its dot; empty where what follows the dot is none: `Gesprek 3.2 Joke`.

    Examples
    --------
    >>> suffix_of("Gesprek.DOCX"), suffix_of("Gesprek 3.2 Joke"), suffix_of("12.03.2025")
    ('.docx', '', '')
    """
    suffix = PurePath(name).suffix.casefold()
    told = suffix.removeprefix(".")
    if not told or told.isdigit() or " " in told or len(suffix) > _LONGEST_SUFFIX:
        return ""
    return suffix


def stem_of(name: str) -> str:
    """The name of a file without its folders and its suffix, if that is one.

    Examples
    --------
    >>> stem_of("map/Gesprek.docx"), stem_of("Gesprek 3.2 Joke")
    ('Gesprek', 'Gesprek 3.2 Joke')
    """
    path = PurePath(name)
    return path.stem if suffix_of(name) else path.name


def is_held_open(name: str) -> bool:
    """Whether it is what Word leaves beside a document while that is open."""
    return PurePath(name).name.startswith(_HELD_OPEN)


def kind_of(name: str) -> str:
    """What sort of file a name that no reader knows tells of: the last part of the catalogue's key for why it is not read."""
    if is_held_open(name):
        return "held_open"
    suffix = suffix_of(name)
    return _BY_SUFFIX.get(suffix.removeprefix("."), "unknown_format") if suffix else "no_suffix"


def kind_by_content(data: bytes) -> str:
    """The same by the first bytes; empty where they do not tell."""
    if data[4:8] == b"ftyp":
        return "image" if data[8:12] in (b"heic", b"heix", b"mif1") else "recording"
    if data.startswith(b"RIFF") and data[8:12] in (b"WAVE", b"AVI ", b"WEBP"):
        return "image" if data[8:12] == b"WEBP" else "recording"
    return next((kind for kind, starts in _MAGIC if data.startswith(starts)), "")


def refusal(name: str, kind: str = "") -> ReadingError:
    """Why a file is not read, and what to do.

    Parameters
    ----------
    kind : as `kind_of` and `kind_by_content` give it; by the name if empty.
    """
    return ReadingError(f"reading.error.{kind or kind_of(name)}", file=name, suffix=PurePath(name).suffix)
