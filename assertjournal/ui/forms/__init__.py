"""One widget per field kind, and the form that a worksheet becomes."""
