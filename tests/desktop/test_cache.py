from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from makkerpar.desktop.cache import Cache


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(1, 40)), max_size=60))
def test_the_cache_never_weighs_more_than_its_limit(asked: list[tuple[int, int]]) -> None:
    """Whatever is asked for, what is kept weighs what is said, and at most the limit."""
    cache: Cache[bytes] = Cache(100, len)
    for key, weight in asked:
        found = cache.get((key, weight), lambda weight=weight: bytes(weight))  # type: ignore[misc]
        assert len(found) == weight
        assert cache.weight <= 100
    assert cache.weight >= 0


def test_what_was_used_longest_ago_goes_first() -> None:
    """A thing asked for again stays, the one that was not goes."""
    made: list[str] = []

    def make(name: str) -> bytes:
        made.append(name)
        return bytes(40)

    cache: Cache[bytes] = Cache(100, len)
    for name in ("a", "b", "a", "c", "a", "b"):
        cache.get(name, lambda name=name: make(name))  # type: ignore[misc]
    assert made == ["a", "b", "c", "b"]


def test_a_thing_that_is_too_heavy_is_made_and_not_kept() -> None:
    """It is handed out all the same, and drives nothing else out."""
    cache: Cache[bytes] = Cache(100, len)
    cache.get("light", lambda: bytes(60))
    assert len(cache.get("heavy", lambda: bytes(200))) == 200
    assert len(cache) == 1
    cache.clear()
    assert (len(cache), cache.weight) == (0, 0)
