#!/usr/bin/python3
"""Recomputes a demo's figures from its written files with GDAL, SQLite and numpy: none of our code.

    tests/demo/recompute.py DEMO_FOLDER data/sample [--places N]

Reads the files as their publishers describe them and checks, from definitions.md alone:
households by D13 from the census, shares by D1 under both assignments of D3 against the published
mid-2021 shares in both printed decimals, D4 and D5 in every cell, boundaries (valid, no gap, no
overlap, unions), counts of networks against flags (D8) and against the published shares of
residential ground, school histories (D12). Prints what it found; exit code 1 when anything differs.
"""
import argparse
import csv
import math
import sqlite3
import sys
from collections import defaultdict
from pathlib import Path

import numpy as np
from osgeo import gdal, ogr, osr

RATES = [10, 16, 30, 50, 100, 200, 400, 1000]
TECHNOLOGIES = ["alle", "ftthb", "ftth", "fttb", "fttc", "hfc", "sonst"]
PUBLISHED = {"alle": ("wired", RATES), "fttc": ("dsl", RATES[:6]), "hfc": ("catv", RATES),
             "ftthb": ("ftthb", RATES[4:])}

gdal.UseExceptions()
ogr.UseExceptions()
osr.UseExceptions()
FAILURES = []


def check(is_true, message):
    if not is_true:
        FAILURES.append(message)
        if len(FAILURES) <= 40:
            print("WRONG:", message)


def table(file):
    with open(file, encoding="utf-8") as lines:
        return list(csv.DictReader(lines, delimiter=";"))


def square(east, north, size=100.0):
    ring = ogr.Geometry(ogr.wkbLinearRing)
    for x, y in ((0, 0), (size, 0), (size, size), (0, size), (0, 0)):
        ring.AddPoint_2D(east + x, north + y)
    shape = ogr.Geometry(ogr.wkbPolygon)
    shape.AddGeometry(ring)
    return shape


# Boundaries

def land(folder, layer):
    """Land of each key (GF 4); a lake (GF 2) is none."""
    source = ogr.Open(str(folder / "vg250.gpkg"))
    key = "ARS" if layer in ("vg250_vwg", "vg250_gem") else "AGS"
    found = {}
    for feature in source.GetLayerByName(layer):
        if feature["GF"] == 4:
            name = feature[key]
            found[name[:5] + name[9:] if layer == "vg250_gem" else name] = \
                feature.GetGeometryRef().Clone()
    return found


def check_boundaries(folder):
    places = land(folder, "vg250_gem")
    for layer in ("vg250_lan", "vg250_krs", "vg250_vwg", "vg250_gem"):
        for key, shape in land(folder, layer).items():
            check(shape.IsValid(), f"{layer} {key} is not valid")
    state = land(folder, "vg250_lan")["15"]
    total = sum(shape.Area() for shape in places.values())
    check(abs(total - state.Area()) < 1, "municipalities and state differ in area")
    for key, county in land(folder, "vg250_krs").items():
        parts = ogr.Geometry(ogr.wkbMultiPolygon)
        for ags, shape in places.items():
            if ags.startswith(key):
                for part in shape:
                    parts.AddGeometry(part)
        union = parts.UnionCascaded()
        check(union.SymDifference(county).Area() < 1e-3, f"county {key} is not its municipalities")
        check(abs(union.Area() - sum(s.Area() for a, s in places.items() if a.startswith(key)))
              < 1e-3, f"municipalities of {key} overlap")
    print(f"boundaries: {len(places)} municipalities, {total / 1e6:.1f} km²")
    return places


# Fixed cells

def fixed_cells(folder):
    file = next(folder.glob("Versorgungsdaten_Gitterzellen_Stand_*.gpkg"))
    columns = [f"down_fn_hh_{t}_{r}" for t in TECHNOLOGIES for r in RATES]
    with sqlite3.connect(file) as database:
        rows = database.execute(f"SELECT raster_id, ags, {', '.join(columns)} FROM \"{file.stem}\""
                                ).fetchall()
    ids = [row[0] for row in rows]
    shares = np.rint(np.array([row[2:] for row in rows]) * 100).astype(np.int64)
    exact = np.array([row[2:] for row in rows])
    check(np.abs(exact - shares / 100).max() < 1e-9, "shares with more than two decimals")
    source = ogr.Open(str(file))
    layer = source.GetLayer()
    check(layer.GetSpatialRef().GetAuthorityCode(None) == "25832", "fixed cells: wrong system")
    for feature in layer:
        west, east, south, north = feature.GetGeometryRef().GetEnvelope()
        name = f"100mN{south / 100:.0f}E{west / 100:.0f}"
        check(name == feature["raster_id"] and east - west == 100 and north - south == 100,
              f"{feature['raster_id']} lies elsewhere")
    corners = {}
    for number, name in enumerate(ids):
        north, east = name[5:].split("E")
        corners[int(east) * 100, int(north) * 100] = number
    check(len(corners) == len(ids), "a cell stands twice in the file")
    return corners, [row[1] for row in rows], shares.reshape(-1, len(TECHNOLOGIES), len(RATES))


def check_cells(shares):
    share = {name: shares[:, i, :] for i, name in enumerate(TECHNOLOGIES)}
    check((np.diff(shares, axis=2) <= 0).all(), "D4: a share rises with the rate")
    check(((shares >= 0) & (shares <= 10000)).all(), "a share outside 0..100")
    for union, parts in (("alle", ["ftthb", "fttc", "hfc", "sonst"]), ("ftthb", ["ftth", "fttb"])):
        highest = np.max([share[p] for p in parts], axis=0)
        total = np.minimum(10000, np.sum([share[p] for p in parts], axis=0))
        check((highest <= share[union]).all(), f"D5: {union} below one of its parts")
        check((share[union] <= total).all(), f"D5: {union} above the sum of its parts")
    check((share["ftthb"][:, :4] == share["ftthb"][:, 4:5]).all(), "ftthb differs below 100")
    part = (share["sonst"] > 0).any(axis=1).mean()
    print(f"fixed cells: {len(shares)}, of which {part:.1%} with other technologies")


# Households

def households(folder, corners):
    """D13: each census cell over the delivered cells it overlaps, by area."""
    laea, utm = osr.SpatialReference(), osr.SpatialReference()
    for system, code in ((laea, 3035), (utm, 25832)):
        system.ImportFromEPSG(code)
        system.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
    to_utm = osr.CoordinateTransformation(laea, utm)
    weights = np.zeros(len(corners))
    total = 0
    for row in table(next(folder.glob("Zensus2022_*_100m-Gitter.csv"))):
        count = int(row["Insgesamt_Haushalte"])
        east, north = float(row["x_mp_100m"]) - 50, float(row["y_mp_100m"]) - 50
        check(row["GITTER_ID_100m"] == f"CRS3035RES100mN{north:.0f}E{east:.0f}",
              f"{row['GITTER_ID_100m']} has its middle elsewhere")
        ground = square(east, north)
        ground.Transform(to_utm)
        west, right, south, top = ground.GetEnvelope()
        over = []
        for x in range(math.floor(west / 100) * 100, math.ceil(right), 100):
            for y in range(math.floor(south / 100) * 100, math.ceil(top), 100):
                cell = corners.get((x, y))
                if cell is not None:
                    over.append((cell, ground.Intersection(square(x, y)).Area()))
        area = sum(part for _, part in over)
        check(area > 0, f"{row['GITTER_ID_100m']} overlaps no delivered cell")
        for cell, part in over:
            weights[cell] += count * part / area
        total += count
    check(abs(weights.sum() - total) < 1e-6 * total, "households got lost")
    check((weights > 0).all(), "a cell without households")
    print(f"households: {total}, {weights.min():.3f} to {weights.max():.1f} in a cell")
    return weights


# Shares

def place_parts(shape, corners, ags, keys):
    """Cells that count for a place: by key, and by the area inside."""
    by_key = {cell: 1.0 for cell in corners.values() if keys[cell] == ags}
    by_area = {}
    west, east, south, north = shape.GetEnvelope()
    edge = shape.Boundary()
    inner = [(xy, cell) for xy, cell in corners.items()
             if west - 100 < xy[0] < east and south - 100 < xy[1] < north]
    for (x, y), cell in inner:
        ground = square(x, y)
        if not ground.Intersects(shape):
            continue
        fraction = shape.Intersection(ground).Area() / 1e4 if ground.Intersects(edge) else 1.0
        if fraction > 0:
            by_area[cell] = fraction
    return {"publisher_key": by_key, "area_split": by_area}


def check_place(ags, shape, published, fixed, weights):
    corners, keys, shares = fixed
    worst = 0.0
    parts = place_parts(shape, corners, ags, keys)
    for assignment, cells in parts.items():
        numbers = np.array(sorted(cells))
        weight = np.array([cells[n] for n in numbers]) * weights[numbers]
        for technology, (name, rates) in PUBLISHED.items():
            for rate in rates:
                column = shares[numbers, TECHNOLOGIES.index(technology), RATES.index(rate)]
                value = float((weight * column).sum() / weight.sum()) / 100
                printed = published[f"{name}_{rate}"]
                worst = max(worst, abs(value - float(printed)))
                check(f"{value:.2f}" == printed,
                      f"{ags} {technology} {rate} {assignment}: {value:.4f}, published {printed}")
    split = sum(1 for part in parts["area_split"].values() if part < 1)
    return worst, split


def check_places(count, shapes, sample, fixed, weights):
    published = {row["ags"]: row for row in table(sample / "fixed_mid_2021.csv")}
    chosen = sorted(shapes)[::max(1, len(shapes) // count)][:count]
    worst, split = 0.0, 0
    for ags in chosen:
        place_worst, place_split = check_place(ags, shapes[ags], published[ags], fixed, weights)
        worst, split = max(worst, place_worst), split + place_split
        column = fixed[2][[n for n, key in enumerate(fixed[1]) if key == ags], 0, 7]
        rate = published[ags]["wired_1000"]
        if 1 < float(rate) < 99:
            check(len(set(column)) > 1, f"{ags}: all cells alike")
    check(split > 0 or len(shapes) < 2, "no inhabited cell on a border: nothing is proved")
    print(f"shares: {len(chosen)} places, {split} cells on their borders, "
          f"largest difference {worst:.5f} points")


# Mobile and schools

def check_mobile(folder, sample, fixed):
    keys = {f"100mN{y // 100}E{x // 100}": fixed[1][cell][:5]
            for (x, y), cell in fixed[0].items()}
    seen = defaultdict(lambda: [0, 0, 0])
    with open(next(folder.glob("*_MobilfunkMonitoring.csv")), encoding="utf-8-sig") as lines:
        header = next(lines).strip().split(",")
        count = 0
        for line in lines:
            values = line.strip().split(",")
            count += 1
            if count % 50 == 0:
                flags = dict(zip(header[1:], map(int, values[1:])))
                for name, key in (("gsm", "2g"), ("lte", "4g"), ("nr_gesamt", "5g"),
                                  ("nr_sa", "5g_sa")):
                    own = sum(flags[f"verf_{key}_{net}"] & 1 for net in ("dt", "vf", "tf", "ee"))
                    check(own == flags[name], f"{values[0]}: {name} is not the count of flags")
            if values[0] in keys:
                place = seen[keys[values[0]]]
                place[0] += 1
                place[1] += values[2] != "0"
                place[2] += values[3] != "0"
    check(sum(n for n, _, _ in seen.values()) == len(keys), "a home without mobile cell")
    for row in table(sample / "mobile_mid_2021.csv"):
        if row["land"] == "residential" and row["county"] in seen:
            total, lte, nr = seen[row["county"]]
            for name, number in (("lte", lte), ("nr", nr)):
                share = 100 * number / total
                check(abs(share - float(row[name])) < 0.05,
                      f"{row['county']} {name} on residential ground: {share:.2f}, "
                      f"published {row[name]}")
    print(f"mobile cells: {count}")


def check_schools(folder, sample, is_whole):
    order = ["planned", "works_finished", "online"]
    sites = defaultdict(dict)
    for row in table(folder / "schulstandorte.csv"):
        sites[row["site_id"]][row["stage"]] = row["date"]
    for name, events in sites.items():
        dates = [events[stage] for stage in order if stage in events]
        check(dates == sorted(dates) and "planned" in events, f"{name}: history out of order")
    if is_whole:
        for row in table(sample / "schools.csv"):
            base = [e for e in sites.values()
                    if e["planned"] <= row["date"] < e.get("left", "9999")]
            check(len(base) == int(row["base"]), f"schools on {row['date']}: base {len(base)}")
            for stage in ("works_finished", "online"):
                done = sum(e.get(stage, "9999") <= row["date"] for e in base)
                check(done == int(row[stage]), f"schools on {row['date']}: {stage} {done}")
    print(f"schools: {len(sites)} sites")


def main():
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("demo", type=Path)
    arguments.add_argument("sample", type=Path)
    arguments.add_argument("--places", type=int, default=20)
    given = arguments.parse_args()
    shapes = check_boundaries(given.demo)
    fixed = fixed_cells(given.demo)
    check_cells(fixed[2])
    weights = households(given.demo, fixed[0])
    check_places(given.places, shapes, given.sample, fixed, weights)
    check_mobile(given.demo, given.sample, fixed)
    check_schools(given.demo, given.sample, len(shapes) == len(table(
        given.sample / "municipalities.csv")))
    print("all as published" if not FAILURES else f"{len(FAILURES)} differences")
    return 1 if FAILURES else 0


if __name__ == "__main__":
    sys.exit(main())
