"""No way out to a network: refused by the system, in every thread and in what is started from here."""

import json
import os
import platform
import subprocess
import sys

import pytest

from assertjournal.process.call_filter import MACHINES, network_filter
from assertjournal.process.guards import SWITCH, is_far
from tests.support.source_tree import ROOT

needs_filter = pytest.mark.skipif(
    not sys.platform.startswith("linux") or platform.machine() not in MACHINES,
    reason="the filter is for Linux on x86_64 and aarch64",
)
REFUSED = {"AF_INET", "AF_INET6", "AF_NETLINK", "AF_PACKET", "io_uring"}
Opened = dict[str, list[str]]


def opened(*words: str, **environment: str) -> Opened:
    command = [sys.executable, "-m", "tests.support.ways_out", *words]
    environ = {**os.environ, SWITCH: "", "DISPLAY": "", **environment}
    done = subprocess.run(command, cwd=ROOT, env=environ, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    report: Opened = json.loads(done.stdout)
    return report


@needs_filter
def test_before_it_is_refused_the_ways_out_are_open() -> None:
    assert {"AF_INET", "AF_UNIX"} <= set(opened()["here"])


@needs_filter
@pytest.mark.parametrize("where", ["here", "in a thread from before", "in a child", "after starting anew"])
def test_only_sockets_between_programs_of_this_computer_open(where: str) -> None:
    assert opened("refuse")[where] == ["AF_UNIX"]


@needs_filter
@pytest.mark.parametrize(("display", "host"), [(":0", "here"), ("localhost:10.0", "far")])
def test_a_window_shown_over_a_network_keeps_its_way_there(display: str, host: str) -> None:
    found = set(opened("refuse", "window", DISPLAY=display)["here"])
    assert ("AF_INET" in found) == (host == "far")


@needs_filter
def test_a_command_needs_no_display_and_has_no_way_out() -> None:
    assert opened("refuse", DISPLAY="localhost:10.0")["here"] == ["AF_UNIX"]


@needs_filter
def test_it_can_be_switched_off() -> None:
    assert "AF_INET" in opened("refuse", **{SWITCH: "0"})["here"]


@pytest.mark.parametrize("display", ["", ":0", ":0.0", "unix:0", "unix/desk:0", "/private/tmp/launch/org.x:0"])
def test_displays_of_this_computer_are_near(display: str) -> None:
    assert not is_far(display)


@pytest.mark.parametrize("display", ["localhost:10.0", "192.168.0.2:0", "tcp/desk:0", "[::1]:0"])
def test_displays_that_are_reached_over_a_network_are_far(display: str) -> None:
    assert is_far(display)


@pytest.mark.parametrize("machine", MACHINES)
def test_the_filter_has_thirteen_instructions_for_every_processor(machine: str) -> None:
    assert len(network_filter(MACHINES[machine])) == 13 * 8
