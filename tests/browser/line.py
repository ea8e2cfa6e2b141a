"""The connection between a page and its server, for tests that come between the two."""

from playwright.sync_api import Page, WebSocketRoute

QUIET_MS = 500
"""A server that has said nothing for so long has no more to say."""
GLANCES = 10


class SlowLine:
    """The connection of a page, whose answers can be held back for a while."""

    def __init__(self, page: Page) -> None:
        self._held: list[str | bytes] | None = None
        self.sent = 0
        """So many messages the page has sent."""
        page.route_web_socket("**/_stcore/stream", self._connect)

    def _connect(self, browser_side: WebSocketRoute) -> None:
        self._browser_side = browser_side
        self._server_side = browser_side.connect_to_server()
        browser_side.on_message(self._send)
        self._server_side.on_message(self._answer)

    def _send(self, message: str | bytes) -> None:
        self.sent += 1
        self._server_side.send(message)

    def _answer(self, message: str | bytes) -> None:
        if self._held is None:
            self._browser_side.send(message)
        else:
            self._held.append(message)

    def hold(self) -> None:
        """Keep answers back."""
        self._held = []

    def wait_for_answer(self, page: Page) -> None:
        """Wait until the server has said something, and then no more for a while."""
        said = -1
        while not self._held or len(self._held) > said:
            said = len(self._held or ())
            page.wait_for_timeout(QUIET_MS)

    def wait_until_all_is_sent(self, page: Page) -> None:
        """Wait until the page says nothing for a while; it has to come to that."""
        for _ in range(GLANCES):
            said = self.sent
            page.wait_for_timeout(2 * QUIET_MS)
            if self.sent == said:
                return
        raise AssertionError("The page goes on and on")

    def release(self) -> None:
        """Let all answers go."""
        held, self._held = self._held or [], None
        for message in held:
            self._browser_side.send(message)
