"""The catalogue of styles: each is a function (rng, seconds) -> Song, found by its name."""
import dataclasses
import importlib
import pkgutil


@dataclasses.dataclass(frozen=True)
class Style:
    name: str
    weight: float             # how often it is drawn against the others
    compose: object           # (numpy.random.Generator, seconds of music wanted) -> Song
    held_out: bool            # kept for validation, never trained on
    family: str               # the module of `genres` that it comes from


_catalogue = {}


def style(name, weight=1.0, held_out=False, family=None):
    """Puts a composing function into the catalogue; `family` is for functions made elsewhere than in their module."""
    def register(compose):
        if name in _catalogue:
            raise ValueError(f"two styles are called {name}")
        _catalogue[name] = Style(name, weight, compose, held_out, family or compose.__module__.rpartition(".")[2])
        return compose
    return register


def catalogue():
    """Every Style of the modules in `genres`, by name."""
    import genres
    for module in sorted(m.name for m in pkgutil.iter_modules(genres.__path__)):
        importlib.import_module(f"genres.{module}")
    return dict(sorted(_catalogue.items()))
