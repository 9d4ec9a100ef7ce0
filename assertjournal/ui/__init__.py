"""The window: PySide6 widgets that show and signal; they do not query or write."""
