"""What the process denies itself and others, one module per system."""
