#!/usr/bin/python3
"""Vector tiles of one file by us and by GDAL's MVT writer, whole processes, in one run.

  tests/bench/tiles.py build/release/tests/bench/tiles_of_files FOLDER [--runs 3] [--plot build/tiles.svg]

FOLDER holds muni_25832.gpkg (regions: ags, name) and cells.gpkg (squares of 100 m: c01 to c10 with 0 or 1). Regions go
to z0-12, cells to z8-12, with nothing dropped (ogr2ogr: MAX_SIZE and MAX_FEATURES lifted). Runs take turns, so that a
noisy machine is noisy for all; a table gives medians and spread of wall and processor time, peak memory and bytes of
the archive. One thread and all threads must give the same archive. With --plot both are drawn over four sizes.

Not alike, and said for that: below z5 we draw no municipalities (counties stand for them; the input has none), so
ogr2ogr is measured from z5 too; below z11 we draw squares of 200 to 800 m where ogr2ogr draws every cell; we draw
borders and labels besides. Needs Debian's gdal-bin, python3-gdal, python3-numpy; the load of the machine is printed.
"""
import argparse, glob, os, shutil, statistics, subprocess, sys, tempfile
import numpy as np
from osgeo import ogr

ogr.UseExceptions()
ALL = ["-dsco", "MAX_SIZE=500000000", "-dsco", "MAX_FEATURES=100000000", "-dsco", "FORMAT=MBTILES"]
FIELDS = ",".join(f"c{i:02}" for i in range(1, 11))
INPUTS = {"regions": "muni_25832.gpkg", "cells": "cells.gpkg"}

# A program's peak memory counts from its parent's at the start, so a small parent starts it.
STARTER = """
import os, sys, time
begin = time.perf_counter()
nowhere = [(os.POSIX_SPAWN_OPEN, 1, "/dev/null", os.O_WRONLY, 0)]
_, status, used = os.wait4(os.posix_spawnp(sys.argv[1], sys.argv[1:], os.environ, file_actions=nowhere), 0)
print(status, time.perf_counter() - begin, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)
"""


def measured(command):
    starter = [sys.executable, "-I", "-S", "-c", STARTER, *map(str, command)]
    status, *figures = subprocess.run(starter, stdout=subprocess.PIPE, check=True, text=True).stdout.split()
    if status != "0":
        sys.exit(f"failed: {' '.join(map(str, command))}")
    return dict(zip(("wall", "cpu", "mib"), map(float, figures)))


def ours(program, kind, file, here, *threads):
    folder = f"{here}/ours"
    shutil.rmtree(folder, ignore_errors=True)
    run = measured([program, kind, file, folder, *threads])
    archive = glob.glob(f"{folder}/*.pmtiles")[0]
    return run | {"bytes": os.path.getsize(archive), "name": os.path.basename(archive)}


def theirs(kind, file, here, lowest):
    archive = f"{here}/theirs.mbtiles"
    if os.path.exists(archive):
        os.remove(archive)
    fields = ["-select", FIELDS] if kind == "cells" else []
    run = measured(["ogr2ogr", "-f", "MVT", archive, file, "-dsco", f"MINZOOM={lowest}", "-dsco", "MAXZOOM=12", *ALL, *fields])
    return run | {"bytes": os.path.getsize(archive)}


def row(name, runs, base):
    of = lambda key, of_runs=runs: statistics.median(run[key] for run in of_runs)
    walls = [run["wall"] for run in runs]
    line = (f"{name:22} {of('wall'):8.2f} s ({min(walls):.2f}-{max(walls):.2f})  cpu {of('cpu'):8.2f} s"
            f"  peak {max(run['mib'] for run in runs):5.0f} MiB  {of('bytes') / 1e6:7.2f} MB")
    if base is not runs:
        line += f"  ours: {of('wall') / of('wall', base):6.2f} x faster, cpu {of('cpu') / of('cpu', base):6.2f} x"
    print(line, flush=True)


def compare(program, kind, file, runs, here):
    lowest = {"regions": [0, 5], "cells": [8]}[kind]
    mine, other = [], {zoom: [] for zoom in lowest}
    for _ in range(runs):
        mine.append(ours(program, kind, file, here))
        for zoom in lowest:
            other[zoom].append(theirs(kind, file, here, zoom))
    print(f"\n{kind} of {file}: medians of {runs} runs, load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
    row("ours", mine, mine)
    for zoom in lowest:
        row(f"ogr2ogr z{zoom}-12", other[zoom], mine)
    one = ours(program, kind, file, here, "1")
    same = one["name"] == mine[0]["name"]
    print(f"one thread: {one['wall']:.2f} s, {'the same archive' if same else 'ANOTHER ARCHIVE'}", flush=True)


def features_of(file):
    data = ogr.Open(file)  # kept while its layer is asked: GDAL's layers die with it
    return data.GetLayer(0).GetFeatureCount()


def part_of(file, kind, quarter, here):
    """The first quarters of the file's features."""
    if quarter == 4:
        return file
    part = f"{here}/{quarter}_{kind}.gpkg"
    count = features_of(file) * quarter // 4
    subprocess.run(["ogr2ogr", "-limit", str(count), part, file], check=True)
    return part


def sizes(program, folder, here):
    """Seconds of processor time by kind and writer over four sizes."""
    points = {}
    for kind, name in INPUTS.items():
        for quarter in (1, 2, 3, 4):
            file = part_of(f"{folder}/{name}", kind, quarter, here)
            count = features_of(file)
            mine = statistics.median(ours(program, kind, file, here)["cpu"] for _ in range(3))
            other = theirs(kind, file, here, {"regions": 0, "cells": 8}[kind])["cpu"]
            points.setdefault(kind, []).append((count, mine, other))
            print(f"{count:7} {kind}: ours {mine:.2f} s, ogr2ogr {other:.2f} s of processor time", flush=True)
    return points


def chart(kind, points, left):
    """One square of the picture, both axes from nothing; times as multiples of ogr2ogr's longest."""
    size = max(count for count, _, _ in points)
    most = max(other for _, _, other in points)
    at = lambda count, value: f"{left + 250 * count / size:.1f},{340 - 280 * value / most:.1f}"
    text = f'<path d="M{left} 50V340H{left + 260}" fill="none" stroke="black"/>'
    for writer, style in ((1, ""), (2, ' stroke-dasharray="5 4"')):
        line = " ".join(at(point[0], point[writer]) for point in points)
        text += f'<polyline points="{line}" fill="none" stroke="black" stroke-width="2"{style}/>'
        for point in points:
            x, y = at(point[0], point[writer]).split(",")
            text += f'<circle cx="{x}" cy="{y}" r="4"/>'
        x, y = map(float, at(points[2][0], points[2][writer]).split(","))
        text += f'<text x="{x - 12:.0f}" y="{y - 12:.0f}" text-anchor="end">{("ours", "ogr2ogr")[writer - 1]}</text>'
    slope, start = np.polyfit([count for count, _, _ in points], [mine for _, mine, _ in points], 1)
    text += f'<text x="{left}" y="24">{kind}: ours {start:.2f} s + {1000 * slope:.3f} ms each</text>'
    text += f'<text x="{left}" y="42">{most:.1f} s of processor time</text>'
    return text + f'<text x="{left + 260}" y="360" text-anchor="end">{size} {kind}</text>'


def plot(points, file):
    os.makedirs(os.path.dirname(file) or ".", exist_ok=True)
    with open(file, "w") as out:
        out.write('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 680 380" font-family="sans-serif" font-size="13">'
                  '<rect width="680" height="380" fill="white"/>'
                  f'{"".join(chart(kind, points[kind], 40 + 330 * i) for i, kind in enumerate(points))}</svg>\n')
    print(file)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program", type=os.path.abspath)
    parser.add_argument("folder")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--plot", help="SVG file of processor time over four sizes")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as here:
        for kind, name in INPUTS.items():
            compare(asked.program, kind, f"{asked.folder}/{name}", asked.runs, here)
        if asked.plot:
            plot(sizes(asked.program, asked.folder, here), asked.plot)


if __name__ == "__main__":
    main()
