"""Trains a dense autoencoder of ratings with PyTorch: the peer of src/benchmark/run.sh.

Answers on stdout as recommender.benchmark.Child does: @ready; @seconds for every line "epoch"; at
the end of its input the peak of its memory, @kB. With --check alone it measures PyTorch's BLAS.

Made as fast as plain PyTorch gets on this data: matrices are allocated once and filled through
NumPy, only where a rating is; errors and their gradient are worked out in place;
zero_grad(set_to_none=True).
"""

import argparse
import sys
import time

import numpy
import torch

SLOWEST_GFLOPS = 10  # a tuned BLAS does 30 to 100 with one thread, the reference BLAS 2
ACTIVATIONS = {"sigmoid": torch.nn.Sigmoid, "relu": torch.nn.ReLU, "tanh": torch.nn.Tanh}


class Users:
    """The ratings of users, all of whom have as many: columns and values are [users, each]."""

    def __init__(self, file, users, each):
        numbers = numpy.fromfile(file, "<i4", users * each * 2).reshape(users, 2, each)
        self.columns = numbers[:, 0].astype(numpy.int64)
        self.values = numpy.ascontiguousarray(numbers[:, 1]).view("<f4")

    def batches(self, size):
        order = numpy.random.permutation(len(self.columns))
        for start in range(0, len(order), size):
            members = order[start : start + size]
            yield self.columns[members], self.values[members]


class DenseBatch:
    """Dense matrices of a mini-batch, [users, items], zero where no rating is."""

    def __init__(self, users, items):
        self.items = items
        self.values = torch.zeros(users, items)
        self.mask = torch.zeros(users, items)
        self.errors = torch.empty(users, items)
        self.filled = numpy.empty(0, numpy.int64)

    def fill(self, columns, values):
        flat_values = self.values.numpy().reshape(-1)
        flat_mask = self.mask.numpy().reshape(-1)
        flat_values[self.filled] = 0
        flat_mask[self.filled] = 0
        self.filled = (columns + self.items * numpy.arange(len(columns))[:, None]).reshape(-1)
        flat_values[self.filled] = values.reshape(-1)
        flat_mask[self.filled] = 1
        users = len(columns)
        return self.values[:users], self.mask[:users], self.errors[:users]


def network(items, hidden, activation):
    layers, inputs = [], items
    for size in hidden:
        layers += [torch.nn.Linear(inputs, size), ACTIVATIONS[activation]()]
        inputs = size
    return torch.nn.Sequential(*layers, torch.nn.Linear(inputs, items))


def squared(output, values, mask, errors, ratings):
    """Puts the gradient of the masked MSE into errors."""
    torch.sub(output, values, out=errors).mul_(mask)
    errors.mul_(2 / ratings.size)


def multinomial(output, values, mask, errors, ratings):
    """Puts the gradient of the negative log-likelihood of what is rated into errors (Mult-DAE)."""
    torch.softmax(output, 1, out=errors)
    errors.mul_(ratings.shape[1]).sub_(mask).mul_(1 / ratings.size)


LOSSES = {"squared": squared, "multinomial": multinomial}


def train(model, optimizer, gradient, batch, users, size):
    """Trains an epoch."""
    for columns, ratings in users.batches(size):
        values, mask, errors = batch.fill(columns, ratings)
        optimizer.zero_grad(set_to_none=True)
        output = model(values)
        with torch.no_grad():
            gradient(output, values, mask, errors, ratings)
        output.backward(errors)
        optimizer.step()


def gflops():
    """Multiply-adds of a matrix product, the best of ten."""
    left, right = torch.rand(512, 4096), torch.rand(4096, 512)
    seconds = []
    for _ in range(10):
        start = time.perf_counter()
        torch.mm(left, right)
        seconds.append(time.perf_counter() - start)
    return 2 * 512 * 4096 * 512 / min(seconds) / 1e9


def check():
    """Ends with 2 when PyTorch has been given a BLAS that nobody would train with."""
    speed = gflops()
    print(f"PyTorch {torch.__version__}: {speed:.0f} GFLOP/s with one thread.", file=sys.stderr)
    if speed < SLOWEST_GFLOPS:
        sys.exit(
            f"expected PyTorch to multiply matrices at {SLOWEST_GFLOPS} GFLOP/s or more, was "
            f"{speed:.1f}: install libopenblas0-pthread (apt-get install libopenblas0-pthread)"
        )


def peak_kilobytes():
    with open("/proc/self/status", encoding="ascii") as status:
        return next(line.split()[1] for line in status if line.startswith("VmHWM:"))


def answer(what):
    print(f"@{what}", flush=True)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("file")
    for name in ("items", "users", "each", "batch", "threads"):
        parser.add_argument(f"--{name}", type=int, required=True)
    parser.add_argument("--hidden", required=True)
    parser.add_argument("--activation", choices=ACTIVATIONS, required=True)
    parser.add_argument("--loss", choices=LOSSES, required=True)
    parser.add_argument("--rate", type=float, required=True)
    args = parser.parse_args()

    torch.set_num_threads(args.threads)
    torch.manual_seed(1)
    numpy.random.seed(1)
    model = network(args.items, map(int, args.hidden.split(",")), args.activation)
    optimizer = torch.optim.Adam(model.parameters(), lr=args.rate)
    users = Users(args.file, args.users, args.each)
    batch = DenseBatch(args.batch, args.items)
    answer("ready")
    for _ in sys.stdin:
        start = time.perf_counter()
        train(model, optimizer, LOSSES[args.loss], batch, users, args.batch)
        answer(time.perf_counter() - start)
    answer(peak_kilobytes())


if __name__ == "__main__":
    check() if sys.argv[1:] == ["--check"] else main()
