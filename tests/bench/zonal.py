#!/usr/bin/python3
"""How long `netzatlas zonal` takes beside GDAL only reading the same layers, in one run.

  tests/bench/zonal.py NETZATLAS FOLDER… [--runs 5] [--plot build/zonal.svg]

FOLDER holds muni_3035.gpkg (regions, key ags), cov_*.tif (layers on one grid) and hh.tif (weights). Runs take turns,
so that a noisy machine is noisy for all; a table gives medians and spread of wall time, processor time and peak
memory, and factors over the reading floor. Then a sample of regions is computed again from GEOS intersections alone,
and with --plot the time is drawn over cells x layers. Needs Debian's python3-gdal, python3-numpy, gdal-bin.

The floor is one thread of GDAL reading every block of every layer once, without starting a process. exactextract 0.3
needed about 9 times that floor for a state and 12 times for a nation, whole process.

With --yardstick a state is held against exactextract by a second program that stands beside it: where exactextract
took 0.49 s (0.59 s with weights), ogr2ogr took 4.8 s to write the same regions as vector tiles, zoom 0 to 12. It is
run again in turn, and its seconds here tell what exactextract would take here. It needs muni_25832.gpkg in FOLDER.
"""
import argparse, csv, glob, os, shutil, statistics, subprocess, sys, tempfile, time
import numpy as np
from osgeo import gdal, ogr

gdal.UseExceptions()
ogr.UseExceptions()
gdal.PushErrorHandler("CPLQuietErrorHandler")


def floor(files):
    """Wall and processor seconds of reading each block once."""
    wall, cpu = time.perf_counter(), time.process_time()
    for file in files:
        dataset = gdal.Open(file)
        band = dataset.GetRasterBand(1)
        height = band.GetBlockSize()[1]
        for y in range(0, band.YSize, height):
            band.ReadRaster(0, y, band.XSize, min(height, band.YSize - y))
    return {"wall": time.perf_counter() - wall, "cpu": time.process_time() - cpu, "mib": 0}


# A program's peak memory counts from its parent's at the start, so a small parent starts it.
STARTER = """
import os, sys, time
begin = time.perf_counter()
nowhere = [(os.POSIX_SPAWN_OPEN, 1, "/dev/null", os.O_WRONLY, 0)]
_, status, used = os.wait4(os.posix_spawn(sys.argv[1], sys.argv[1:], os.environ, file_actions=nowhere), 0)
print(status, time.perf_counter() - begin, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)
"""


def measured(command):
    starter = [sys.executable, "-I", "-S", "-c", STARTER, *command]
    status, *figures = subprocess.run(starter, stdout=subprocess.PIPE, check=True, text=True).stdout.split()
    if status != "0":
        sys.exit(f"failed: {' '.join(command)}")
    return dict(zip(("wall", "cpu", "mib"), map(float, figures)))


def empty_program(here):
    """A program that does nothing, with GDAL's libraries: what every process with GDAL begins with."""
    program = f"{here}/empty"
    subprocess.run(["g++", "-x", "c++", "-", "-o", program, "-Wl,--no-as-needed", "-lgdal"], input="int main() {}",
                   check=True, text=True)
    return [program]


def zonal(netzatlas, folder, layers, *options):
    return [netzatlas, "zonal", f"{folder}/muni_3035.gpkg", "--key", "ags", "--raster", *layers, *options]


THERE = {"ogr2ogr": 4.8, "area, cold": 0.49, "households, cold": 0.59}  # seconds on the machine of exactextract's run


def region_tiles(folder, here):
    """ogr2ogr's command for the yardstick: nothing dropped."""
    return [shutil.which("ogr2ogr"), "-f", "MVT", f"{here}/tiles.mbtiles", f"{folder}/muni_25832.gpkg", "-dsco", "MINZOOM=0",
            "-dsco", "MAXZOOM=12", "-dsco", "MAX_SIZE=500000000", "-dsco", "MAX_FEATURES=100000000", "-dsco", "FORMAT=MBTILES"]


def beside_exactextract(taken):
    """How much faster than exactextract by the yardstick's pace, pair by pair: median and spread."""
    for name in ("area, cold", "households, cold"):
        ratios = [tiles["wall"] / THERE["ogr2ogr"] * THERE[name] / ours["wall"]
                  for tiles, ours in zip(taken["ogr2ogr, region tiles"], taken[name])]
        print(f"{name}: exactextract would need {THERE[name] / THERE['ogr2ogr'] * statistics.median(run['wall'] for run in taken['ogr2ogr, region tiles']):.3f} s here,"
              f" {statistics.median(ratios):.1f} x ours ({min(ratios):.1f}-{max(ratios):.1f})")


def row(name, runs, base, width):
    of = lambda key: [run[key] for run in runs]
    median = statistics.median(of("wall"))
    line = f"{name:{width}} {median:7.3f} s ({min(of('wall')):.3f}-{max(of('wall')):.3f})  cpu {statistics.median(of('cpu')):7.3f} s"
    if base:
        factor = median / statistics.median([run["wall"] for run in base])
        processor = statistics.median(of("cpu")) / statistics.median([run["cpu"] for run in base])
        line += f"  {factor:5.2f} x floor  cpu {processor:5.2f} x  peak {max(of('mib')):4.0f} MiB"
    print(line, flush=True)


def compare(netzatlas, folder, runs, here, yardstick):
    layers = sorted(glob.glob(f"{folder}/cov_*.tif"))
    weights = ["--weights", f"{folder}/hh.tif"]
    out = lambda name: ["--out", f"{here}/{name}.csv"]
    kept = ["--overlay-cache", f"{here}/overlays"]
    measured(zonal(netzatlas, folder, layers, *kept, *out("known")))
    programs = {
        "empty program with GDAL": empty_program(here),
        "starting the program": [netzatlas, "--version"],
        "area, cold": zonal(netzatlas, folder, layers, *out("area")),
        "households, cold": zonal(netzatlas, folder, layers, *weights, *out("households")),
        "area, overlay known": zonal(netzatlas, folder, layers, *kept, *out("known")),
        "households, overlay known": zonal(netzatlas, folder, layers, *weights, *kept, *out("known_households")),
    }
    if yardstick:
        programs["ogr2ogr, region tiles"] = region_tiles(folder, here)
    base, taken = [], {name: [] for name in programs}
    for _ in range(runs):
        base.append(floor(layers))
        for name, command in programs.items():
            for left in glob.glob(f"{here}/tiles.mbtiles*"):
                os.remove(left)
            taken[name].append(measured(command))
    info = gdal.Open(layers[0])
    print(f"\n{folder}: {len(layers)} layers of {info.RasterXSize} x {info.RasterYSize} cells, medians of {runs} runs")
    row("reading alone (floor)", base, None, 26)
    for name in programs:
        row(name, taken[name], base, 26)
    if yardstick:
        beside_exactextract(taken)
    for a, b in (("area", "known"), ("households", "known_households")):
        if open(f"{here}/{a}.csv", "rb").read() != open(f"{here}/{b}.csv", "rb").read():
            sys.exit(f"{a}: the known overlay gives other figures")
    measured(zonal(netzatlas, folder, layers, *out("one"), "--threads", "1"))
    same = open(f"{here}/one.csv", "rb").read() == open(f"{here}/area.csv", "rb").read()
    print(f"one thread and all cores give {'the same bytes' if same else 'OTHER BYTES'}")
    return layers


class Clipped:
    """Sums of one region, from GEOS alone: the shape is cut into quarters until a quarter is whole, empty or a cell."""

    def __init__(self, grid, values, weights):
        self.grid, self.values, self.weights = grid, values, weights
        self.sums = np.zeros((len(values) + 1, 2))  # area and weight; last row: all

    def add(self, shape, x0, y0, x1, y1):
        west, size, _, north, _, _ = self.grid
        box = ogr.CreateGeometryFromWkt("POLYGON((%r %r,%r %r,%r %r,%r %r,%r %r))" % (
            west + size * x0, north - size * y0, west + size * x1, north - size * y0, west + size * x1,
            north - size * y1, west + size * x0, north - size * y1, west + size * x0, north - size * y0))
        common = shape.Intersection(box)
        whole = box.GetArea()
        part = common.GetArea() / whole
        if part == 0:
            return
        if part >= 1 or (x1 - x0 == 1 and y1 - y0 == 1):
            here = self.weights[y0:y1, x0:x1]
            counted = [values[y0:y1, x0:x1] == 1 for values in self.values] + [np.ones(here.shape, bool)]
            for i, cells in enumerate(counted):
                self.sums[i] += (size * size * part * cells.sum(), part * here[cells].sum(dtype=float))
            return
        xm, ym = (x0 + x1 + 1) // 2, (y0 + y1 + 1) // 2
        for a, b in ((x0, xm), (xm, x1)):
            for c, d in ((y0, ym), (ym, y1)):
                if a < b and c < d:
                    self.add(common, a, c, b, d)


def accuracy(folder, layers, here, count):
    chosen = [layers[0], layers[len(layers) // 2], layers[-1]]
    dataset = gdal.Open(chosen[0])
    grid = dataset.GetGeoTransform()
    columns, rows = dataset.RasterXSize, dataset.RasterYSize
    values = [gdal.Open(file).ReadAsArray() for file in chosen]
    weights = np.maximum(gdal.Open(f"{folder}/hh.tif").ReadAsArray(), 0)
    tables = [{(line["region"], line["layer"]): line for line in csv.DictReader(open(f"{here}/{name}.csv"))}
              for name in ("area", "households")]
    regions = ogr.Open(f"{folder}/muni_3035.gpkg")
    layer = regions.GetLayer(0)
    every = max(1, layer.GetFeatureCount() // count)
    largest, compared = 0.0, 0
    for number, feature in enumerate(layer):
        if number % every:
            continue
        shape = feature.GetGeometryRef()
        xa, xb, ya, yb = shape.GetEnvelope()
        at = Clipped(grid, values, weights)
        at.add(shape, max(0, int((xa - grid[0]) / grid[1])), max(0, int((grid[3] - yb) / grid[1])),
               min(columns, int((xb - grid[0]) / grid[1]) + 1), min(rows, int((grid[3] - ya) / grid[1]) + 1))
        for unit, table in enumerate(tables):
            for i, file in enumerate(chosen):
                line = table[feature["ags"], os.path.splitext(os.path.basename(file))[0]]
                all_of_it = float(line["denominator"]) + float(line["missing"])
                for ours, theirs in ((float(line["numerator"]), at.sums[i][unit]), (all_of_it, at.sums[-1][unit])):
                    if theirs > 0:
                        largest = max(largest, abs(ours / theirs - 1))
                        compared += 1
    print(f"against GEOS intersections: {compared} sums, largest relative difference {largest:.1e}"
          f" ({'within' if largest <= 1e-9 else 'BEYOND'} 1e-9)")


def sizes(netzatlas, folder, layers, here):
    """Seconds over cells x layers: four heights of the grid with all layers, and all of it with fewer layers."""
    dataset = gdal.Open(layers[0])
    columns, rows = dataset.RasterXSize, dataset.RasterYSize
    points = []
    for quarter in (1, 2, 3, 4):
        height = rows * quarter // 4
        cut = []
        for file in layers:
            cut.append(f"{here}/{quarter}_{os.path.basename(file)}" if quarter < 4 else file)
            if quarter < 4:
                gdal.Translate(cut[-1], file, srcWin=[0, (rows - height) // 2, columns, height],
                               creationOptions=["TILED=YES", "COMPRESS=DEFLATE"])
        for some in (cut, cut[:len(cut) // 2]):
            command = zonal(netzatlas, folder, some, "--overlay-cache", f"{here}/overlays", "--out", f"{here}/size.csv")
            measured(command)
            points.append((columns * height * len(some) / 1e6,
                           statistics.median(measured(command)["cpu"] for _ in range(3))))
    return sorted(points)


def plot(points, file):
    x, y = np.array(points).T
    slope, start = np.polyfit(x, y, 1)
    fit = 1 - ((y - slope * x - start) ** 2).sum() / ((y - y.mean()) ** 2).sum()
    title = f"{start:.2f} s + {1000 * slope:.2f} ms per million cells, R² = {fit:.3f}"
    print(f"processor time with known overlay over cells x layers: {title}")
    at = lambda a, b: (60 + 520 * a / x.max(), 340 - 300 * b / y.max())
    dots = "".join('<circle cx="%.1f" cy="%.1f" r="4"/>' % at(a, b) for a, b in points)
    line = "%.1f,%.1f %.1f,%.1f" % (*at(0, start), *at(x.max(), start + slope * x.max()))
    os.makedirs(os.path.dirname(file) or ".", exist_ok=True)
    with open(file, "w") as out:
        out.write(f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 620 400" font-family="sans-serif" font-size="13">'
                  f'<rect width="620" height="400" fill="white"/><path d="M60 30V340H600" fill="none" stroke="black"/>'
                  f'<polyline points="{line}" stroke="black" stroke-dasharray="4"/>{dots}'
                  f'<text x="60" y="20">{title}</text><text x="580" y="360" text-anchor="end">{x.max():.0f} million cells'
                  f' x layers</text><text x="8" y="46">{y.max():.2f} s</text></svg>')
    print(file)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("netzatlas", type=os.path.abspath)
    parser.add_argument("folders", nargs="+")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--sample", type=int, default=25, help="regions computed again with GEOS")
    parser.add_argument("--yardstick", action="store_true", help="run ogr2ogr beside a state, for exactextract's pace")
    parser.add_argument("--plot", help="SVG file of time over cells x layers, of the last folder")
    asked = parser.parse_args()
    for folder in asked.folders:
        with tempfile.TemporaryDirectory() as here:
            layers = compare(asked.netzatlas, folder, asked.runs, here, asked.yardstick)
            accuracy(folder, layers, here, asked.sample)
            if asked.plot and folder == asked.folders[-1]:
                plot(sizes(asked.netzatlas, folder, layers, here), asked.plot)


if __name__ == "__main__":
    main()
