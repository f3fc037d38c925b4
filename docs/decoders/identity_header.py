"""Reads the identity headers that the edge writes."""
from urllib.parse import unquote


def text(header: str | None) -> str:
    """The text of a header such as X-User-Name; empty for an absent one."""
    return unquote(header or "", encoding="utf-8", errors="strict")


def items(header: str | None) -> list[str]:
    """The items of a header such as X-User-Roles; none for an absent one."""
    return [text(item) for item in header.split(",")] if header else []
