"""LibreOffice without a window, in a profile of its own, many files in one run."""

import subprocess
from collections.abc import Mapping
from pathlib import Path

_ALWAYS_RECALCULATE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
  <item oor:path="/org.openoffice.Office.Calc/Formula/Load">
    <prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop>
  </item>
</oor:items>
"""
_SECONDS = 180


class Office:
    """Opens files and saves them in another form; spreadsheets are recalculated on opening."""

    def __init__(self, program: Path, home: Path) -> None:
        self._program, self._home = program, home
        self._runs = 0
        settings = home / "profile" / "user"
        settings.mkdir(parents=True)
        (settings / "registrymodifications.xcu").write_text(_ALWAYS_RECALCULATE, encoding="utf-8")

    def convert(self, files: Mapping[str, bytes], ending: str) -> dict[str, bytes]:
        """Give each file anew, by its name without ending."""
        self._runs += 1
        given, made = self._home / f"given-{self._runs}", self._home / f"made-{self._runs}"
        given.mkdir()
        for name, content in files.items():
            (given / name).write_bytes(content)
        profile = f"-env:UserInstallation={(self._home / 'profile').as_uri()}"
        options = [profile, "--headless", "--convert-to", ending, "--outdir", str(made)]
        paths = [str(given / name) for name in files]
        subprocess.run(
            [self._program, *options, *paths], check=True, capture_output=True, timeout=_SECONDS
        )
        return {path.stem: path.read_bytes() for path in made.iterdir()}
