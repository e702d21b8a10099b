"""Grids of beats as a tracker might give them: right, a little off, or wrong in one of the usual ways.

A grid is an array of beats [time in seconds, position in the bar from 1]."""
import numpy as np

JITTER = 0.012     # s, standard deviation
RIGHT_SHARE = 0.55


def jittered(rng, grid):
    """Beats a little before and after where they are."""
    grid = grid.copy()
    grid[:, 0] = np.sort(grid[:, 0] + rng.normal(0, JITTER, len(grid)))
    return grid


def _counted(rng, times, beats=4):
    """Bars of so many beats from anywhere."""
    return np.stack([times, (np.arange(len(times)) + rng.integers(beats)) % beats + 1], 1)


def _middles(grid):
    return (grid[:-1, 0] + grid[1:, 0]) / 2


def doubled(rng, grid):
    """Two beats for each, counted on or in bars of four."""
    times = np.empty(2 * len(grid) - 1)
    times[::2], times[1::2] = grid[:, 0], _middles(grid)
    if rng.random() < 0.5:
        return _counted(rng, times)
    positions = np.empty(len(times))
    positions[::2], positions[1::2] = 2 * grid[:, 1] - 1, 2 * grid[:-1, 1]
    return np.stack([times, positions], 1)


def halved(rng, grid):
    """Every other beat."""
    return _counted(rng, grid[rng.integers(2)::2, 0])


def shifted(rng, grid):
    """Bars that begin on another beat."""
    beats = max(int(grid[:, 1].max()), 2)
    return np.stack([grid[:, 0], (grid[:, 1] - 1 + rng.integers(1, beats)) % beats + 1], 1)


def between(_rng, grid):
    """Every beat half a beat late."""
    return np.stack([_middles(grid), grid[:-1, 1]], 1)


def none(_rng, grid):
    """No beats."""
    return grid[:0]


WRONG = (doubled, halved, shifted, between, none)


def varied(rng, grid):
    """One of all these."""
    if len(grid) < 4 or rng.random() < RIGHT_SHARE:
        return jittered(rng, grid)
    return WRONG[rng.integers(len(WRONG))](rng, grid)
