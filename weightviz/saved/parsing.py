"""From the bytes of a file to plain values, or one sentence that says why not."""

import json

MOST_BYTES = 8_000_000
MOST_BRACKETS = 60_000  # each makes a list or an object: a small file of nothing else would fill the memory
LONGEST_WHOLE = 20  # digits


def parse(content: bytes) -> object:
    """What JSON says. Raises ValueError for what is no JSON, or more of it than any picture needs.

    >>> parse(b'{"step": 3}')
    {'step': 3}
    """
    if len(content) > MOST_BYTES:
        raise ValueError(f"The file has {len(content):,} bytes, and {MOST_BYTES:,} are the most.")
    if content.count(b"[") + content.count(b"{") > MOST_BRACKETS:
        raise ValueError(f"The file holds more than {MOST_BRACKETS:,} lists, and no saved picture does.")
    try:
        text = content.decode("utf-8-sig")
        return json.loads(text, object_pairs_hook=without_twins, parse_int=whole, parse_constant=refuse)
    except UnicodeDecodeError:
        raise ValueError("This is no saved picture: the file is not written in UTF-8.") from None
    except json.JSONDecodeError as problem:
        where = f"line {problem.lineno}, column {problem.colno}"
        raise ValueError(f"This is no saved picture, or not all of it: {where} is no JSON.") from None
    except RecursionError:
        raise ValueError("This is no saved picture: its lists lie too deep in each other.") from None


def without_twins(pairs: list[tuple[str, object]]) -> dict[str, object]:
    """An object, none of whose keys stands twice: which of the two would hold?"""
    found = dict(pairs)
    if len(found) < len(pairs):
        seen = set()
        twin = next(key for key, _ in pairs if key in seen or seen.add(key))
        raise ValueError(f"The key {twin[:40]!r} stands twice in one place.")
    return found


def whole(digits: str) -> int:
    if len(digits) > LONGEST_WHOLE:
        raise ValueError(f"A whole number has {len(digits):,} digits, and {LONGEST_WHOLE} are the most.")
    return int(digits)


def refuse(word: str) -> None:
    raise ValueError(f"{word} is not a number that can be used; every number must be finite.")
