#!/usr/bin/python3
"""Builds an edition from the real official files and asks the real server about it.

    real_data_test.py NETZATLAS REPOSITORY

What is compared comes from the publishers' own files (NETZATLAS_REAL_DATA, default ../shared/data/real);
without them the test says so and is skipped (exit 77).
"""
import csv
import http.client
import json
import os
import re
import signal
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

NETZATLAS, REPOSITORY = Path(sys.argv[1]), Path(sys.argv[2])
REAL = Path(os.environ.get("NETZATLAS_REAL_DATA") or REPOSITORY / "../shared/data/real").resolve()
PROJECT = REPOSITORY / "data/projects/sachsen-anhalt-2021.toml"
USES = {"privat": "hh", "gew": "gew", "gewerbe_gwg": "gwg"}
TECHNOLOGIES = {"leitungsg. Technologien": "alle", "DSL": "fttc", "CATV": "hfc", "FTTH/B": "ftthb",
                "verf_100": "alle", "verf_dsl": "fttc", "verf_catv": "hfc", "verf_ftth": "ftthb"}


def indicator_of(column, use):
    """Our id for a publisher's column, None for columns under other ids."""
    match = re.fullmatch(r"(.+) ≥ (\d+) Mbit/s", column) or re.fullmatch(r"(.+)_(\d+)", column)
    technology = TECHNOLOGIES.get(match[1]) if match else None
    return f"fixed_{USES[use]}_{technology}_{match[2]}" if technology else None


def rows_of(name):
    with open(REAL / "broadband" / name, encoding="utf-8", newline="") as file:
        dialect = ";" if ";" in file.readline() else ","
        file.seek(0)
        return list(csv.DictReader(file, delimiter=dialect))


class Server:
    """An edition of a project, served on a free loopback port."""

    def __init__(self, project, folder):
        self.editions = Path(folder) / "editions"
        subprocess.run([NETZATLAS, "build", project, "--editions", self.editions, "--sources", REAL],
                       check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self.process = subprocess.Popen([NETZATLAS, "serve", "--editions", self.editions, "--port", "0"],
                                        stderr=subprocess.PIPE, text=True)
        line = self.process.stderr.readline()
        self.port = int(re.search(r"127\.0\.0\.1:(\d+)", line)[1])
        self.connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        self.edition = os.readlink(self.editions / "current")

    def json(self, path):
        self.connection.request("GET", f"/api/v1/editions/{self.edition}/{path}")
        answer = self.connection.getresponse()
        body = answer.read()
        assert answer.status == 200, f"{path}: {answer.status} {body[:200]}"
        return json.loads(body)

    def stop(self):
        self.connection.close()
        self.process.send_signal(signal.SIGTERM)
        code = self.process.wait(timeout=30)
        self.process.stderr.close()
        return code


class RealEdition(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.server = Server(PROJECT, cls.folder.name)

    @classmethod
    def tearDownClass(cls):
        code = cls.server.stop()
        cls.folder.cleanup()
        assert code == 0, f"the server ended with {code}"

    def test_has_218_municipalities_14_counties_and_18_associations(self):
        for level, count in (("municipality", 218), ("county", 14), ("association", 18), ("state", 1)):
            self.assertEqual(len(self.server.json(f"regions.json?level={level}")["regions"]), count, level)

    def assert_printed(self, name, key_column, use, date):
        rows = [row for row in rows_of(name) if row[key_column].startswith("15")]
        ids = {column: indicator_of(column, use) for column in rows[0] if column != key_column}
        compared = 0
        for column, indicator in ids.items():
            if not indicator:
                continue
            served = {value["region"]: value["printed"]
                      for value in self.server.json(f"values/{indicator}.json?all=1")["values"]
                      if value["origin"] == "published" and value["reference_date"] == date}
            for row in rows:
                self.assertEqual(served.get(row[key_column]), row[column], f"{name} {row[key_column]} {column}")
                compared += 1
        self.assertGreater(compared, 30)
        return compared

    def test_serves_published_shares_as_printed(self):
        compared = self.assert_printed("ST_gemeinde_bezirke_privat_2021_mitte.csv", "AGS", "privat", "2021-06-30")
        compared += self.assert_printed("ST_gemeinde_bezirke_privat_2020_ende.csv", "AGS", "privat", "2020-12-31")
        compared += self.assert_printed("ST_gemeinde_bezirke_gew_2021_mitte.csv", "AGS", "gew", "2021-06-30")
        compared += self.assert_printed("landkreis_privat_2021_1.csv", "ags", "privat", "2021-06-30")
        compared += self.assert_printed("bundesland_privat_2021_1.csv", "ags", "privat", "2021-06-30")
        print(f"{compared} printed shares agree with the publisher's files")

    def test_the_worked_state_figures_stand_beside_our_estimate(self):
        """definitions.md: 25.96 published, 25.87 from the 2011 census households; 90.23 and 90.13."""
        for indicator, printed, estimate in (("fixed_hh_alle_1000", "25.96", 25.87), ("fixed_hh_alle_50", "90.23", 90.13)):
            state = [value for value in self.server.json(f"values/{indicator}.json?all=1")["values"]
                     if value["region"] == "15" and value["reference_date"] == "2021-06-30"]
            self.assertEqual([value["printed"] for value in state if value["origin"] == "published"], [printed])
            computed = [value["value"] for value in state if value["origin"] == "computed"]
            self.assertEqual(len(computed), 1)
            self.assertAlmostEqual(computed[0], estimate, delta=0.02)

    def test_published_and_computed_stand_side_by_side_with_their_difference(self):
        """Expected figures: the publisher's files; gaps per county as definitions.md knows them, below a point."""
        printed = {row["ags"]: row["verf_100_1000"] for name in ("landkreis_privat_2021_1.csv", "bundesland_privat_2021_1.csv")
                   for row in rows_of(name) if row["ags"].startswith("15")}
        comparison = self.server.json("comparison/fixed_hh_alle_1000.json")
        self.assertEqual({pair["region"]: pair["printed"] for pair in comparison["pairs"]}, printed)
        for pair in comparison["pairs"]:
            self.assertAlmostEqual(pair["difference"], pair["computed"] - float(pair["printed"]), delta=1e-9)
            self.assertLessEqual(abs(pair["difference"]), abs(comparison["largest"]["difference"]))
            cities = ("15001", "15002", "15003")  # one municipality: nothing to weigh
            self.assertEqual(pair["reason"] == "gap_reason_printed", pair["region"] in cities, pair)
        self.assertAlmostEqual(comparison["pairs"][0]["difference"], 25.87 - 25.96, delta=0.01)
        largest = comparison["largest"]
        print(f"largest gap at 1000 Mbit/s: {largest['name']}, {largest['printed']} printed, {largest['computed']:.2f} computed")
        self.assertLess(abs(largest["difference"]), 0.84)

    def stops(self):
        with open(next((REAL / "points_with_ags").glob("*.csv")), encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file, delimiter=";", quoting=csv.QUOTE_NONE):
                if row["X-Koordinate"]:
                    yield (row["X-Koordinate"].replace(",", "."), row["Y-Koordinate"].replace(",", "."),
                           row["AGS Gemeinde"], row["AGS Landkreis"])

    def located(self, server, level):
        """How many stops the point query puts into the official region of a level."""
        hits = count = 0
        for lon, lat, municipality, county in self.stops():
            regions = server.json(f"point.json?lon={lon}&lat={lat}")["regions"]
            found = next((region["key"] for region in regions if region["level"] == level), None)
            hits += found == (municipality if level == "municipality" else county)
            count += 1
        self.assertEqual(count, 5860)
        return hits

    def test_locates_the_stops_in_their_municipality(self):
        hits = self.located(self.server, "municipality")
        print(f"{hits} of 5860 stops lie in their municipality (VG5000)")
        self.assertGreaterEqual(hits, 5789)

    def test_locates_the_stops_in_their_county_on_vg250(self):
        with tempfile.TemporaryDirectory() as folder:
            project = Path(folder) / "vg250.toml"
            project.write_text(VG250_PROJECT, encoding="utf-8")
            server = Server(project, folder)
            try:
                hits = self.located(server, "county")
            finally:
                server.stop()
        print(f"{hits} of 5860 stops lie in their county (VG250)")
        self.assertGreaterEqual(hits, 5854)


VG250_PROJECT = """
title = "VG250 counties"
state = "15"
[[source]]
id = "gemeinden"
reader = "regions"
manifest = "bkg-vg5000"
file = "boundaries/vg5000_2021-01-01/VG5000_GEM.shp"
level = "municipality"
reference_date = 2021-01-01
boundary_date = 2021-01-01
[[source]]
id = "kreise"
reader = "regions"
manifest = "bkg-vg250"
file = "boundaries/vg250/vg250_krs_2021-12-31.geojson.gz"
level = "county"
reference_date = 2021-12-31
boundary_date = 2021-12-31
[[source]]
id = "land"
reader = "regions"
manifest = "bkg-vg5000"
file = "boundaries/vg5000_2021-01-01/VG5000_LAN.shp"
level = "state"
reference_date = 2021-01-01
boundary_date = 2021-01-01
[[source]]
id = "quoten"
reader = "fixed_table"
manifest = "breitbandatlas-tables"
file = "broadband/ST_gemeinde_bezirke_privat_2021_mitte.csv"
use = "households"
reference_date = 2021-06-30
"""

if __name__ == "__main__":
    if not REAL.is_dir():
        print(f"SKIPPED: REAL DATA MISSING: {REAL} (set NETZATLAS_REAL_DATA to the folder of the official files)")
        sys.exit(77)
    unittest.main(argv=sys.argv[:1], verbosity=2)
