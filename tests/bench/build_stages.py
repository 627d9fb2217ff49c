#!/usr/bin/env python3
"""Where the time of a build goes: seconds per stage, medians.

  tests/bench/build_stages.py PROJECT.toml [NETZATLAS] [--runs 3]

Starts whole builds, each into a folder of its own, and notes when each stage begins to be printed."""
import argparse
import re
import statistics
import subprocess
import tempfile
import time

STAGE = re.compile(rb"^\s*\d+ %\s+(.+)$")


def lines(stream):
    """What is printed, as it comes; a terminal's progress returns to the line's beginning."""
    line = b""
    while byte := stream.read(1):
        if byte in b"\r\n":
            yield line
            line = b""
        else:
            line += byte


def timed(command):
    """Seconds by stage, in order; files that are read count as one stage."""
    spent, name, since = {}, "start the program", time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, bufsize=0) as build:
        for line in lines(build.stdout):
            if found := STAGE.match(line):
                now = time.perf_counter()
                spent[name] = spent.get(name, 0) + now - since
                name, since = found[1].decode(), now
                name = "read the sources" if name.startswith("read ") else name
        spent[name] = spent.get(name, 0) + time.perf_counter() - since
    if build.returncode:
        raise SystemExit(f"failed: {' '.join(command)}")
    return spent


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("project")
    parser.add_argument("netzatlas", nargs="?", default="build/release/netzatlas")
    parser.add_argument("--runs", type=int, default=3)
    wish = parser.parse_args()
    runs = []
    for _ in range(wish.runs):
        with tempfile.TemporaryDirectory() as editions:
            runs.append(timed([wish.netzatlas, "build", wish.project, "--editions", editions]))
    whole = [sum(run.values()) for run in runs]
    for stage in runs[0]:
        seconds = statistics.median(run[stage] for run in runs)
        if seconds >= 0.005 * statistics.median(whole):
            print(f"{seconds:7.2f} s {100 * seconds / statistics.median(whole):5.1f} %  {stage}")
    print(f"{statistics.median(whole):7.2f} s ({min(whole):.2f}-{max(whole):.2f})  the whole build, {wish.runs} runs")


if __name__ == "__main__":
    main()
