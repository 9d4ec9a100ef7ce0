"""How fast the program is, measured against its bare parts in the same run: `python -m benchmarks`."""
