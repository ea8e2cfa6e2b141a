"""The one tape of a process; importing this puts it in place."""

from benchmarks._replay import install

TAPE = install()
