#!/usr/bin/python3
"""Attacks the hidden counts of a demo edition with linear algebra: none of our code, all that D17 lists at once.

    small_counts_test.py NETZATLAS

Every hidden number of households served is an unknown. What is published gives equations: regions add up from their
parts, households of exactly k networks add up to all, those of any network are all but those of none, the four
networks together reach a household k times, two names of one number are equal. An unknown whose column is 0 in a
basis of the null space has one solution only: it is told. None may be. Then no two told counts of nested offers may
differ by one or two households.
"""
import collections
import itertools
import sqlite3
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

import numpy as np

NETZATLAS = Path(sys.argv[1])
COUNTIES = ["15003", "15083", "15084"]
TWINS = [("gigabit_quota", "fixed_hh_alle_1000"), ("fibre_quota", "fixed_hh_ftthb_10")]
NESTED = {"alle": ["ftthb", "ftth", "fttb", "fttc", "hfc", "sonst"], "ftthb": ["ftth", "fttb"]}


def run(*command):
    subprocess.run([str(part) for part in command], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


class Published:
    """Numerators and denominators by region and indicator, as the database shows them at the newest date."""

    def __init__(self, file):
        data = sqlite3.connect(file)
        self.parts = collections.defaultdict(list)
        for key, level, county, association, state in data.execute(
                "SELECT region, level, county, association, state FROM regions"):
            if level == "municipality":
                self.parts[county].append(key)
                self.parts[association].append(key)
            elif level == "county":
                self.parts[state].append(key)
        self.parts.pop(None, None)
        self.rows = {(region, indicator): (numerator, denominator) for region, indicator, numerator, denominator
                     in data.execute("""SELECT region, indicator, numerator, denominator FROM indicator_values
                         JOIN indicators USING (indicator)
                         WHERE basis = 'households' AND origin = 'computed' AND kind = 'weighted_share'
                         AND reference_date = (SELECT reference_date FROM edition)""")}
        self.regions = {region for region, _ in self.rows}
        self.indicators = {indicator for _, indicator in self.rows}
        self.hidden = [place for place, (numerator, _) in self.rows.items() if numerator is None]

    def equations(self):
        """Coefficients of counts that add up to 0 or to the denominator of a place."""
        for whole, parts in self.parts.items():
            for indicator in self.indicators:
                yield [((whole, indicator), 1), *(((part, indicator), -1) for part in parts)], None
        for region in self.regions:
            for one, other in TWINS:
                yield [((region, one), 1), ((region, other), -1)], None
            for technology in ("2g", "4g", "5g", "5g_sa"):
                def of(networks):
                    return region, f"mobile_{technology}_{networks}_hh"
                classes = [of(f"k{k}") for k in range(5)]
                yield [(place, 1) for place in classes], of("k0")
                yield [(of("any"), 1), (of("k0"), 1)], of("k0")
                yield [(of("k4"), 1), (of("all4_own"), -1)], None
                yield [*((of(network), 1) for network in ("dt", "vf", "tf", "ee")),
                       *((place, -k) for k, place in enumerate(classes))], None

    def unknown_rows(self):
        for terms, total in self.equations():
            known = all(place in self.rows for place, _ in terms)
            if known and (total is None or self.rows[total][1] is not None):
                row = collections.Counter()
                for place, coefficient in terms:
                    if self.rows[place][0] is None and coefficient:
                        row[place] += coefficient
                if row:
                    yield row

    def told(self):
        """Hidden places with one solution, looked for in each set of equations that hang together."""
        rows = list(self.unknown_rows())
        leader = {place: place for place in self.hidden}

        def find(place):
            while leader[place] != place:
                leader[place] = place = leader[leader[place]]
            return place
        for row in rows:
            first, *others = row
            for other in others:
                leader[find(other)] = find(first)
        systems = collections.defaultdict(list)
        for row in rows:
            systems[find(next(iter(row)))].append(row)
        return [place for system in systems.values() for place in self.solved(system)]

    @staticmethod
    def solved(system):
        places = sorted({place for row in system for place in row})
        matrix = np.array([[row[place] for place in places] for row in system], dtype=float)
        _, sizes, basis = np.linalg.svd(matrix)
        free = basis[(sizes > 1e-9).sum():]
        return [place for column, place in enumerate(places) if np.abs(free[:, column]).max(initial=0) < 1e-9]


class SmallCounts(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        path = Path(cls.folder.name)
        counties = itertools.chain.from_iterable(("--county", county) for county in COUNTIES)
        run(NETZATLAS, "demo", path / "sources", *counties)
        run(NETZATLAS, "build", path / "sources/demo.toml", "--editions", path / "editions")
        cls.published = Published(path / "editions/current/netzatlas.sqlite")

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def test_there_is_something_to_hide(self):
        self.assertGreater(len(self.published.hidden), 300)
        self.assertLess(len(self.published.hidden), len(self.published.rows) / 3)

    def test_no_hidden_count_has_one_solution(self):
        self.assertEqual(self.published.told(), [])

    def test_a_count_put_back_is_told(self):
        region, indicator = next(place for place in self.published.hidden if place[1].endswith("_k0_hh"))
        denominator = self.published.rows[region, indicator][1]
        self.published.rows[region, indicator] = (1.0, denominator)
        self.assertIn((region, indicator.replace("k0", "any")), self.published.told())
        self.published.rows[region, indicator] = (None, denominator)

    def test_nested_offers_differ_by_three_or_more(self):
        for whole, parts in NESTED.items():
            for (region, indicator), (numerator, _) in self.published.rows.items():
                if not indicator.startswith(f"fixed_hh_{whole}_") or numerator is None:
                    continue
                for part in parts:
                    inner = self.published.rows.get((region, indicator.replace(f"_{whole}_", f"_{part}_")), (None,))[0]
                    if inner is not None:
                        difference = abs(numerator - inner)
                        self.assertFalse(0.01 < difference < 2.99, (region, indicator, part, difference))


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
