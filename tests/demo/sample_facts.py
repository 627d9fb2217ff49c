#!/usr/bin/python3
"""Writes the tables of data/sample from the publishers' files.

Not needed to build, test or run: the tables are in the repository. It shows where each fact comes
from and brings them up to date.

    tests/demo/sample_facts.py FOLDER_OF_PUBLISHED_FILES data/sample

The folder is laid out as data/sample/README.md lists it. Only facts are taken (names, keys, counts,
shares, a centre rounded to two decimals of a degree), no borders.
"""
import csv
import glob
import gzip
import sys
from pathlib import Path

from osgeo import ogr, osr

RATES = [10, 16, 30, 50, 100, 200, 400, 1000]
FIXED = [("wired", "leitungsg. Technologien", RATES), ("dsl", "DSL", RATES[:6]),
         ("catv", "CATV", RATES), ("ftthb", "FTTH/B", RATES[4:])]
LAND = {"Wohnbaufläche": "residential", "Gewerbliche Nutzfläche": "business",
        "Landwirtschaftliche Flächen": "farmland", "Wald-, Wiesenflächen": "forest_meadow",
        "Gewässer": "water", "Autobahn": "motorway", "Bundesstraßen": "federal_road",
        "Landstraßen": "state_road", "Kreisstraßen": "county_road", "Bahnstrecken": "rail",
        "Wasserstraßen": "waterway"}

ogr.UseExceptions()
osr.UseExceptions()


def records(source, level):
    """Attributes and shapes of Sachsen-Anhalt at one level of VG5000, by key."""
    layer = ogr.Open(str(source / "boundaries/vg5000_2021-01-01" / f"VG5000_{level}.shp"))
    for feature in layer.GetLayer():
        if feature["SN_L"] == "15" and feature["GF"] == 9:
            yield feature.items(), feature.GetGeometryRef().Clone()


def centre(shape):
    """Centroid, or a point inside where the centroid is outside; degrees, two decimals."""
    point = shape.Centroid()
    if not shape.Contains(point):
        point = shape.PointOnSurface()
    point.AssignSpatialReference(shape.GetSpatialReference())
    system = osr.SpatialReference()
    system.ImportFromEPSG(4258)
    system.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
    point.TransformTo(system)
    return f"{point.GetX():.2f}", f"{point.GetY():.2f}"


def directory(source):
    """Population, area, postcode and long name of each municipality, by AGS."""
    found = {}
    with gzip.open(sorted(glob.glob(str(source / "boundaries/directory/*.gz")))[-1], "rt",
                   encoding="utf-8") as lines:
        for line in lines:
            if line.startswith("60") and line[10:12] == "15":
                found[line[10:18]] = (int(line[139:150]), int(line[128:139]), line[165:170],
                                      line[22:72].strip())
    return found


def write(target, name, header, rows):
    with open(target / name, "w", encoding="utf-8", newline="") as out:
        table = csv.writer(out, delimiter=";", lineterminator="\n")
        table.writerow(header)
        table.writerows(sorted(rows))


def regions(source, target):
    facts = directory(source)
    rows = []
    for item, shape in records(source, "GEM"):
        population, area, postcode, long_name = facts[item["AGS"]]
        lon, lat = centre(shape)
        rows.append([item["AGS"], item["ARS"], item["GEN"], long_name, item["BEZ"], item["IBZ"],
                     item["NUTS"], lon, lat, area, population, postcode])
    write(target, "municipalities.csv",
          ["ags", "ars", "name", "long_name", "kind", "kind_code", "nuts", "centre_lon",
           "centre_lat", "area_ha", "population", "postcode"], rows)
    for level, name in [("VWG", "associations.csv"), ("KRS", "counties.csv"), ("LAN", "state.csv")]:
        write(target, name, ["key", "name", "kind", "kind_code", "seat_ars", "nuts"],
              [[i["ARS"], i["GEN"], i["BEZ"], i["IBZ"], i["SDV_ARS"], i["NUTS"]]
               for i, _ in records(source, level) if level != "VWG" or i["SN_V1"] == "50"])


def fixed(published, technologies, delimiter, target):
    """The shares of one table of the publisher, as printed, under our column names."""
    columns = [(f"{own}_{rate}", f"{theirs} ≥ {rate} Mbit/s")
               for own, theirs, rates in technologies for rate in rates]
    with open(published, encoding="utf-8") as table:
        rows = [[row["AGS"]] + [row[theirs] for _, theirs in columns]
                for row in csv.DictReader(table, delimiter=delimiter)]
    write(target.parent, target.name, ["ags"] + [own for own, _ in columns], rows)


def mobile(source, target):
    found = {}
    with open(source / "mobile/ST_landkreis_mobilfunk_stats_2021_1.csv",
              encoding="utf-8") as table:
        for row in csv.DictReader(table, delimiter=";"):
            place = found.setdefault((row["AGS"], LAND[row["Flaechenart"]]), {})
            place[row["Technologie"]] = row["Verfügbarkeit"]
    write(target, "mobile_mid_2021.csv", ["county", "land", "lte", "nr"],
          [[*key, shares["LTE2"], shares["5G2"]] for key, shares in found.items()])


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    SOURCE, TARGET = map(Path, sys.argv[1:])
    regions(SOURCE, TARGET)
    fixed(SOURCE / "broadband/ST_gemeinde_bezirke_privat_2020_ende.csv", FIXED, ";",
          TARGET / "shares_2020.csv")
    fixed(SOURCE / "broadband/ST_gemeinde_bezirke_privat_2021_mitte.csv", FIXED, ",",
          TARGET / "fixed_mid_2021.csv")
    mobile(SOURCE, TARGET)
