"""`python -m assertjournal`."""

import sys


def main() -> int:
    """Run the program and return its exit code."""
    # imported late: start-up
    from assertjournal.app import main as run

    return run()


if __name__ == "__main__":
    sys.exit(main())
