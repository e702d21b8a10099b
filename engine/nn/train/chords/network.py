"""A network that looks at the chroma from each root in turn with the same weights, so that it knows every chord in
every transposition: 24 inputs (treble and bass from the root up), one hidden layer, a score for each quality, and one
for no chord, which is averaged over the roots."""
import numpy as np

from vocabulary import CHORDS, NO_CHORD, QUALITIES, ROOTS

INPUTS, OUTPUTS = 24, len(QUALITIES) + 1
FROM_ROOT = (np.arange(12)[:, None] + np.arange(12)[None]) % 12


def inputs(codes):
    """Spans × treble, bass codes to spans × 24 in units that the network is used to."""
    return (codes[:, :24] / 100).astype(np.float32)


def rotate(values):
    """Spans × 24 to spans × 12 roots × 24."""
    return np.concatenate([values[:, :12][:, FROM_ROOT], values[:, 12:][:, FROM_ROOT]], 2)


class Network:
    def __init__(self, hidden, seed):
        random = np.random.default_rng(seed)
        shapes = [((INPUTS, hidden), (2 / INPUTS) ** 0.5), ((hidden,), 0), ((hidden, OUTPUTS), 0.3 / hidden ** 0.5),
                  ((OUTPUTS,), 0)]
        self.parameters = [random.normal(0, 1, s).astype(np.float32) * np.float32(d) for s, d in shapes]
        self.moments = [(np.zeros_like(p), np.zeros_like(p)) for p in self.parameters]
        self.steps = 0

    def scores(self, values):
        """Spans × 24 to spans × CHORDS log-probabilities."""
        w1, b1, w2, b2 = self.parameters
        self.seen = rotate(values)
        self.hidden = np.maximum(self.seen @ w1 + b1, 0)
        out = self.hidden @ w2 + b2
        chords = out[:, :, :-1].transpose(0, 2, 1).reshape(len(values), NO_CHORD)
        scores = np.concatenate([chords, out[:, :, -1].mean(1, keepdims=True)], 1)
        scores -= scores.max(1, keepdims=True)
        return scores - np.log(np.exp(scores).sum(1, keepdims=True))

    def learn(self, values, chords, weights, rate, decay=1e-4):
        """One step of Adam on the weighted cross-entropy."""
        gradient = np.exp(self.scores(values))
        gradient[np.arange(len(chords)), chords] -= 1
        gradient *= (weights / weights.sum())[:, None]
        out = np.empty((len(chords), ROOTS, OUTPUTS), np.float32)
        out[:, :, :-1] = gradient[:, :NO_CHORD].reshape(-1, len(QUALITIES), ROOTS).transpose(0, 2, 1)
        out[:, :, -1] = gradient[:, NO_CHORD:] / ROOTS
        below = (out @ self.parameters[2].T) * (self.hidden > 0)
        gradients = [np.tensordot(self.seen, below, ([0, 1], [0, 1])), below.sum((0, 1)),
                     np.tensordot(self.hidden, out, ([0, 1], [0, 1])), out.sum((0, 1))]
        self.steps += 1
        for parameter, (mean, square), g in zip(self.parameters, self.moments, gradients):
            mean += 0.1 * (g - mean)
            square += 0.001 * (g * g - square)
            corrected = mean / (1 - 0.9 ** self.steps)
            scale = np.sqrt(square / (1 - 0.999 ** self.steps)) + 1e-8
            parameter -= rate * (corrected / scale + decay * parameter)


def train(clips, hidden, epochs, seed, balance=0.3, batch=256, rate=3e-3):
    """(Network, log prior of each quality and of no chord as the network has learnt it)."""
    values = np.vstack([inputs(c[0]) for c in clips])
    chords = np.concatenate([c[1] for c in clips])
    values, chords = values[chords >= 0], chords[chords >= 0]
    counts = np.bincount(chords // ROOTS, minlength=OUTPUTS)
    # Rare qualities count somewhat more than their number.
    weights = (counts / counts.sum())[chords // ROOTS] ** -balance
    prior = counts ** (1 - balance) / (counts ** (1 - balance)).sum()
    noise = values[chords == NO_CHORD]
    network, random = Network(hidden, seed), np.random.default_rng(seed)
    total = epochs * (len(chords) // batch)
    for _ in range(epochs):
        order = random.permutation(len(chords))
        for begin in range(0, len(chords) - batch + 1, batch):
            pick = order[begin:begin + batch]
            # Dense mixes: what drums and noise leave in the chroma over the chord, in strength, the code's square.
            share = random.uniform(0, 0.85, (batch, 1)) * (random.random((batch, 1)) < 0.4)
            share[chords[pick] == NO_CHORD] = 0
            x = np.sqrt((1 - share) * values[pick] ** 2 + share * noise[random.integers(len(noise), size=batch)] ** 2)
            # Other mixes of the same music: noise, level, balance of bass and treble.
            x = np.maximum(x + random.normal(0, 0.1, (batch, INPUTS)), 0)
            x *= np.exp(random.normal(0, 0.15, (batch, 1)))
            x[:, 12:] *= np.exp(random.normal(0, 0.15, (batch, 1))) * (random.random((batch, 1)) > 0.05)
            network.learn(x.astype(np.float32), chords[pick], weights[pick].astype(np.float32),
                          rate * 0.5 * (1 + np.cos(np.pi * network.steps / total)))
    per_root = np.append(np.full(len(QUALITIES), ROOTS), 1)
    return network, np.log(prior / per_root)


