"""How trainings of both networks go: the learning rate over the steps and the average of the weights."""
import copy

import numpy as np
import torch


class Average:
    """Exponential moving average of a network's weights and normalisation figures."""

    def __init__(self, network, decay):
        self.network, self.decay, self.steps = copy.deepcopy(network).eval(), decay, 0

    @torch.no_grad()
    def update(self, network):
        self.steps += 1
        decay = min(self.decay, (1 + self.steps) / (10 + self.steps))
        for mine, theirs in zip(self.network.state_dict().values(), network.state_dict().values()):
            if mine.dtype.is_floating_point:
                mine.lerp_(theirs, 1 - decay)


def rate(step, steps, peak):
    """Rises over 5 % of the steps, then falls along a cosine."""
    warm = 0.05 * steps
    return peak * (step / warm if step < warm else 0.5 * (1 + np.cos(np.pi * (step - warm) / (steps - warm))))
