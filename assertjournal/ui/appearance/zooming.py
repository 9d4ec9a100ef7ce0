"""Letting what is open follow a new zoom. How that is done is loaded with the first one (see `rescale`)."""

from PySide6.QtWidgets import QApplication

from assertjournal.ui.appearance.theme import Theme


def rescale_with(theme: Theme, application: QApplication) -> None:
    """Rescale every widget of the application from now on, each time that the theme's zoom changes.

    Widgets that compute lengths when the theme has changed are not disturbed: that comes afterwards.
    """

    def follow(scale: float) -> None:
        # imported late: start-up
        from assertjournal.ui.appearance.rescale import rescale

        rescale(application.allWidgets(), theme.scale, scale)

    def lay_out() -> None:
        # imported late: start-up
        from assertjournal.ui.appearance.rescale import lay_out_now

        lay_out_now()

    theme.rescaling.connect(follow)
    theme.taken.connect(lay_out)
