"""Services that a desktop has on its bus, as tests play them."""

from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusVirtualObject


class DesktopService(QDBusVirtualObject):
    """Stands for a service: records what it is asked, and answers."""

    def __init__(self) -> None:
        """Begin with nothing asked."""
        super().__init__()
        self.asked: list[tuple[str, list[object]]] = []

    def introspect(self, _path: str) -> str:
        """Return nothing: no one asks what the service can do."""
        return ""

    def handleMessage(self, message: QDBusMessage, connection: QDBusConnection) -> bool:  # noqa: N802
        """Record a call and answer it."""
        self.asked.append((message.member(), message.arguments()))
        self.answer(message, connection)
        return True

    def answer(self, message: QDBusMessage, connection: QDBusConnection) -> None:
        """Send an empty answer."""
        connection.send(message.createReply())
