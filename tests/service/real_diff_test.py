#!/usr/bin/python3
"""Compares the two real half-years end 2020 and mid 2021 of Sachsen-Anhalt with `netzatlas diff`.

    real_diff_test.py NETZATLAS REPOSITORY

Expected gains are worked out here from the publisher's own files (NETZATLAS_REAL_DATA, default
../shared/data/real), with none of our code; without them the test says so and is skipped (exit 77).
"""
import csv
import gzip
import os
import re
import subprocess
import sys
import tempfile
import unittest
from decimal import Decimal
from pathlib import Path

NETZATLAS, REPOSITORY = Path(sys.argv[1]), Path(sys.argv[2])
REAL = Path(os.environ.get("NETZATLAS_REAL_DATA") or REPOSITORY / "../shared/data/real").resolve()
COLUMN = "leitungsg. Technologien ≥ 1000 Mbit/s"
LINE = re.compile(r"^ +(\d+)\. (.+) \((\d{8})\): ([\d.]+) % at 2020-12-31 → ([\d.]+) % at 2021-06-30, \+([\d.]+) points$")


def shares(name):
    with open(REAL / "broadband" / name, encoding="utf-8", newline="") as file:
        dialect = ";" if ";" in file.readline() else ","
        file.seek(0)
        return {row["AGS"]: row[COLUMN] for row in csv.DictReader(file, delimiter=dialect)}


def diff(*arguments):
    done = subprocess.run([NETZATLAS, "diff", *arguments], text=True, stdout=subprocess.PIPE, check=False)
    return done.returncode, done.stdout


class TwoHalfYears(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.editions = Path(cls.folder.name) / "editions"
        cls.earlier, cls.later = (cls.built(year) for year in ("2020", "2021"))
        cls.before = shares("ST_gemeinde_bezirke_privat_2020_ende.csv")
        cls.after = shares("ST_gemeinde_bezirke_privat_2021_mitte.csv")
        cls.gains = {key: Decimal(cls.after[key]) - Decimal(cls.before[key]) for key in cls.before}

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    @classmethod
    def built(cls, year):
        subprocess.run([NETZATLAS, "build", REPOSITORY / f"data/projects/sachsen-anhalt-{year}.toml", "--editions",
                        cls.editions, "--sources", REAL], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        return cls.editions / os.readlink(cls.editions / "current")

    def expected_ten(self):
        largest = sorted(self.gains, key=lambda key: (-self.gains[key], key))[:10]
        return [(key, self.before[key], self.after[key], f"{self.gains[key]:.2f}") for key in largest]

    def listed(self, output):
        lines = [LINE.match(line) for line in output.splitlines()]
        return [(line[3], line[4], line[5], line[6]) for line in lines if line]

    def test_names_the_ten_largest_gains_of_gigabit_lines_between_two_editions(self):
        code, output = diff(self.earlier, self.later, "--indicator", "fixed_hh_alle_1000")
        self.assertEqual(code, 1)
        self.assertEqual(self.listed(output), self.expected_ten())
        print(output)

    def test_finds_the_same_between_two_dates_of_one_edition(self):
        _, output = diff(self.later, "--from", "2020-12-31", "--to", "2021-06-30", "--indicator", "fixed_hh_alle_1000")
        self.assertEqual(self.listed(output), self.expected_ten())

    def test_writes_every_single_change_of_the_218_municipalities(self):
        table = Path(self.folder.name) / "changes.csv"
        diff(self.earlier, self.later, "--indicator", "fixed_hh_alle_1000", "--level", "municipality", "--csv", table)
        with open(table, encoding="utf-8", newline="") as file:
            rows = {row["key"]: row for row in csv.DictReader(file)}
        moved = {key for key, gain in self.gains.items() if gain != 0}
        self.assertEqual(set(rows), moved)
        for key, row in rows.items():
            self.assertEqual(row["change"], "gained" if self.gains[key] > 0 else "lost")
            self.assertEqual((row["before_printed"], row["after_printed"]), (self.before[key], self.after[key]))
            self.assertAlmostEqual(float(row["difference"]), float(self.gains[key]), delta=1e-9)

    def test_lists_one_county_alone(self):
        _, output = diff(self.earlier, self.later, "--indicator", "fixed_hh_alle_1000", "--region", "15090")
        self.assertTrue(self.listed(output))
        self.assertTrue(all(key.startswith("15090") for key, *_ in self.listed(output)))

    def test_finds_no_difference_between_an_edition_and_itself(self):
        self.assertEqual(diff(self.later, self.later)[0], 0)

    def test_says_two_where_nothing_can_be_compared(self):
        self.assertEqual(diff(self.later)[0], 2)
        self.assertEqual(diff(self.later, self.editions / "none")[0], 2)


class Crosswalk(unittest.TestCase):
    """Every row of data/crosswalk follows from areas: what vanished from VG5000 2021 stands in GV100AD 2023."""

    @classmethod
    def setUpClass(cls):
        shapes = subprocess.run(
            ["ogr2ogr", "-f", "CSV", "/vsistdout/", REAL / "boundaries/vg5000_2021-01-01/VG5000_GEM.shp", "-dialect", "SQLite",
             "-sql", "SELECT AGS, ST_Area(geometry) / 10000 AS ha FROM VG5000_GEM"], check=True, text=True, stdout=subprocess.PIPE)
        cls.before = {row["AGS"]: float(row["ha"]) for row in csv.DictReader(shapes.stdout.splitlines())}
        with gzip.open(REAL / "boundaries/directory/GV100AD_301123.txt.gz", "rt", encoding="utf-8") as file:
            cls.after = {line[10:18]: int(line[128:139]) for line in file if line.startswith("60")}
        with open(REPOSITORY / "data/crosswalk/municipalities.csv", encoding="utf-8", newline="") as file:
            cls.rows = list(csv.DictReader(file))

    def test_joins_ground_of_the_area_the_directory_has(self):
        for heir in {row["to_key"] for row in self.rows}:
            parts = {row["from_key"] for row in self.rows if row["to_key"] == heir}
            area = sum(self.before[part] for part in parts)
            self.assertLess(abs(area - self.after[heir]), 310, heir)  # ha; VG5000 is generalised
            self.assertLess(abs(area - self.after[heir]) / area, 0.03, heir)

    def test_names_all_vanished_keys_but_four(self):
        vanished = self.before.keys() - self.after.keys()
        named = {row["from_key"] for row in self.rows if row["from_key"] != row["to_key"]}
        self.assertEqual(vanished - named, {"16064014", "16064072", "16064073", "09374451"})
        self.assertEqual(named - vanished, set())


if __name__ == "__main__":
    if not REAL.is_dir():
        print(f"SKIPPED: REAL DATA MISSING: {REAL} (set NETZATLAS_REAL_DATA to the folder of the official files)")
        sys.exit(77)
    unittest.main(argv=sys.argv[:1], verbosity=2)
