"""A shell in numpy's place: it can be imported and named, and calculates nothing."""

from typing import Any


class Shell(type):
    """A class that stands for any name of numpy: a type in an annotation, a function, a number."""

    def __getattr__(cls, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return cls

    def __call__(cls, *arguments: Any, **named: Any) -> Any:
        return cls

    def __getitem__(cls, key: Any) -> Any:
        return cls

    def __float__(cls) -> float:
        return 1.0

    def __int__(cls) -> int:
        return 1

    def __neg__(cls) -> Any:
        return cls

    def __iter__(cls):
        return iter(())


def same(*operands: Any) -> Any:
    return anything


for operation in ("add", "sub", "mul", "truediv", "pow", "matmul"):
    setattr(Shell, f"__{operation}__", same)
    setattr(Shell, f"__r{operation}__", same)


class anything(metaclass=Shell):  # noqa: N801 - it stands for functions
    pass


def __getattr__(name: str) -> Any:
    if name.startswith("__"):
        raise AttributeError(name)
    return anything
