"""LibreOffice without a window, in a profile of its own, many files in one run."""

import subprocess
from collections import ChainMap
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from itertools import count, repeat
from pathlib import Path

_ALWAYS_RECALCULATE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
  <item oor:path="/org.openoffice.Office.Calc/Formula/Load">
    <prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop>
  </item>
</oor:items>
"""
_SECONDS = 180
DESKS = ("first", "second")
"""Profiles: two runs cannot share one."""
FEW = 4
"""Fewer files are done before a second LibreOffice has started."""


class Office:
    """Opens files and saves them in another form; spreadsheets are recalculated on opening."""

    def __init__(self, program: Path, home: Path) -> None:
        self._program, self._home = program, home
        self._runs = count()
        for desk in DESKS:
            settings = home / desk / "user"
            settings.mkdir(parents=True)
            recalculate = settings / "registrymodifications.xcu"
            recalculate.write_text(_ALWAYS_RECALCULATE, encoding="utf-8")

    def convert(self, files: Mapping[str, bytes], ending: str) -> dict[str, bytes]:
        """Give each file anew, by its name without ending; many are shared out."""
        if len(files) < FEW:
            return self._convert_at(DESKS[0], files, ending)
        parts = (dict(list(files.items())[place :: len(DESKS)]) for place in range(len(DESKS)))
        with ThreadPoolExecutor() as pool:
            return dict(ChainMap(*pool.map(self._convert_at, DESKS, parts, repeat(ending))))

    def _convert_at(self, desk: str, files: Mapping[str, bytes], ending: str) -> dict[str, bytes]:
        run = next(self._runs)
        given, made = self._home / f"given-{run}", self._home / f"made-{run}"
        given.mkdir()
        for name, content in files.items():
            (given / name).write_bytes(content)
        profile = f"-env:UserInstallation={(self._home / desk).as_uri()}"
        options = [profile, "--headless", "--convert-to", ending, "--outdir", str(made)]
        paths = [str(given / name) for name in files]
        subprocess.run(
            [self._program, *options, *paths], check=True, capture_output=True, timeout=_SECONDS
        )
        return {path.stem: path.read_bytes() for path in made.iterdir()}
