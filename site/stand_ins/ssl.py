"""Stands for the module of this name, which a browser has no use for: it has no sockets. anyio imports it anyway."""


class SSLError(OSError):
    """Raised by no one here."""


class SSLContext:
    """Named in annotations."""
