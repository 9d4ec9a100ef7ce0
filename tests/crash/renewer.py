"""A process that opens a journal of an older schema, and so renews it: the victim of the migration tests."""

import sys
from pathlib import Path

from assertjournal.core.errors import UserError
from tests.support.builders import opened

if __name__ == "__main__":
    try:
        opened(Path(sys.argv[1]))
        print("renewed", flush=True)
    except UserError as error:
        print(error, file=sys.stderr)
