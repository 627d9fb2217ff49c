#!/usr/bin/python3
"""Builds the demo edition of two counties, starts the real server and walks it with curl.

    demo_edition_test.py NETZATLAS
"""
import csv
import io
import json
import math
import os
import re
import signal
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

from osgeo import gdal, ogr

gdal.UseExceptions()
NETZATLAS = Path(sys.argv[1])
COUNTIES = ["15003", "15090"]
MAGDEBURG = "15003000"


def run(*command):
    subprocess.run([str(part) for part in command], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


class Answer:
    """What curl got: status, fields (small letters), body."""

    def __init__(self, raw):
        head, self.body = raw.split(b"\r\n\r\n", 1)
        lines = head.decode().split("\r\n")
        self.status = int(lines[0].split()[1])
        self.fields = dict(line.lower().split(": ", 1) if line.lower().startswith("content-type")
                           else (line.split(": ", 1)[0].lower(), line.split(": ", 1)[1]) for line in lines[1:])

    def json(self):
        return json.loads(self.body)


def tile_of(lon, lat, zoom):
    side = 1 << zoom
    y = (1 - math.asinh(math.tan(math.radians(lat))) / math.pi) / 2
    return int((lon + 180) / 360 * side), int(y * side)


class DemoEdition(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.path = Path(cls.folder.name)
        run(NETZATLAS, "demo", cls.path / "sources", *(part for county in COUNTIES for part in ("--county", county)))
        run(NETZATLAS, "build", cls.path / "sources" / "demo.toml", "--editions", cls.path / "editions")
        cls.edition = os.readlink(cls.path / "editions" / "current")
        cls.process = subprocess.Popen([NETZATLAS, "serve", "--editions", cls.path / "editions", "--port", "0"],
                                       stderr=subprocess.PIPE, text=True)
        cls.port = int(re.search(r"127\.0\.0\.1:(\d+)", cls.process.stderr.readline())[1])

    @classmethod
    def tearDownClass(cls):
        cls.process.send_signal(signal.SIGTERM)
        code = cls.process.wait(timeout=30)
        cls.process.stderr.close()
        cls.folder.cleanup()
        assert code == 0, f"the server ended with {code}"

    def curl(self, path, *options):
        command = ["curl", "--silent", "--show-error", "--path-as-is", "--globoff", "--include", "--max-time", "60",
                   *options, f"http://127.0.0.1:{self.port}{path}"]
        return Answer(subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout)

    def api(self, path):
        answer = self.curl(f"/api/v1/editions/{self.edition}/{path}")
        self.assertEqual(answer.status, 200, f"{path}: {answer.body[:300]}")
        return answer.json()

    def values(self, indicator):
        return {value["region"]: value for value in self.api(f"values/{indicator}.json")["values"]}

    # --- API -------------------------------------------------------------------------------------

    def test_every_documented_list_answers(self):
        documented = self.curl("/api/v1/openapi.json").json()["paths"]
        lists = [path for path in documented if path.startswith("/api/") and path.count("{") == 1]
        self.assertGreater(len(lists), 6)
        for path in lists:
            query = {"search.json": "?q=magdeburg", "point.json": "?lon=11.63&lat=52.13"}.get(path.rsplit("/", 1)[1], "")
            self.assertEqual(self.api(path.rsplit("/", 1)[1] + query).get("edition", self.edition), self.edition, path)

    def test_every_indicator_has_its_values_and_states(self):
        states = {"value", "not_applicable", "not_delivered", "suppressed", "undecidable"}
        for indicator in self.api("indicators.json")["indicators"]:
            for value in self.values(indicator["id"]).values():
                self.assertIn(value["state"], states)
                self.assertEqual(value["value"] is not None, value["state"] == "value", value)

    def test_a_demo_says_so(self):
        self.assertIs(self.api("sources.json")["demo"], True)
        self.assertIn("Demo", self.curl("/").body.decode())

    def test_latest_leads_to_the_frozen_address(self):
        answer = self.curl("/api/v1/editions/latest/goals.json")
        self.assertEqual((answer.status, answer.fields["location"]), (307, f"/api/v1/editions/{self.edition}/goals.json"))

    def test_a_search_finds_magdeburg_and_a_point_in_it(self):
        hit = self.api("search.json?q=magdebrug")["results"][0]
        self.assertEqual((hit["key"], hit["path"]), (MAGDEBURG, f"/gemeinde/{MAGDEBURG}"))
        lon, lat = hit["label"]
        found = self.api(f"point.json?lon={lon}&lat={lat}")
        self.assertEqual(found["regions"][0]["key"], MAGDEBURG)
        self.assertEqual({cell["grid"] for cell in found["cells"]}, {"fixed", "mobile"})
        self.assertNotIn("households", json.dumps([list(cell["layers"]) for cell in found["cells"]]).replace(
            "households_class", ""))

    # --- HTTP ------------------------------------------------------------------------------------

    def test_answers_are_kept_and_asked_again_by_tag(self):
        path = f"/api/v1/editions/{self.edition}/values/gigabit_quota.json"
        seen = set()
        for coding in ("identity", "gzip", "br"):
            first = self.curl(path, "--header", f"Accept-Encoding: {coding}")
            self.assertEqual(first.fields.get("content-encoding", "identity"), coding)
            again = self.curl(path, "--header", f"Accept-Encoding: {coding}", "--header",
                              f"If-None-Match: {first.fields['etag']}")
            self.assertEqual((again.status, again.body), (304, b""))
            for name in ("etag", "vary", "cache-control"):
                self.assertEqual(again.fields[name], first.fields[name])
            seen.add(first.fields["etag"])
        self.assertEqual(len(seen), 3)

    def test_traversal_is_refused(self):
        for path in ("/assets/../../etc/passwd", "/assets/%2e%2e/%2e%2e/etc/passwd", "/tiles/..%2f..%2fmanifest.json"):
            self.assertEqual(self.curl(path).status, 400, path)

    def test_only_reading_is_allowed(self):
        answer = self.curl("/", "--request", "DELETE")
        self.assertEqual((answer.status, answer.fields["allow"]), (405, "GET, HEAD, OPTIONS"))

    # --- tiles -----------------------------------------------------------------------------------

    def decoded(self, tileset, zoom):
        """The layers of the tile over Magdeburg, read by GDAL's own decoder."""
        lon, lat = self.api("search.json?q=magdeburg")["results"][0]["label"]
        x, y = tile_of(lon, lat, zoom)
        address = f"/tiles/{self.edition}/{tileset}/{zoom}/{x}/{y}.mvt"
        answer = self.curl(address)
        self.assertEqual((answer.status, answer.fields["content-type"]),
                         (200, "application/vnd.mapbox-vector-tile"), address)
        file = self.path / f"{tileset}-{zoom}.mvt"
        file.write_bytes(answer.body)
        return gdal.OpenEx(str(file), gdal.OF_VECTOR, allowed_drivers=["MVT"])

    def test_region_tiles_hold_valid_regions_with_their_figures(self):
        tile = self.decoded("regions", 9)
        layers = {tile.GetLayer(i).GetName() for i in range(tile.GetLayerCount())}
        self.assertLessEqual({"state", "county", "municipality", "border", "label"}, layers)
        quota = self.values("gigabit_quota")
        seen = {}
        for feature in tile.GetLayerByName("municipality"):
            self.assertTrue(feature.geometry().IsValid(), feature["key"])
            self.assertEqual(feature["mvt_id"], int(feature["key"]))
            seen[feature["key"]] = feature["gigabit_quota"]
        self.assertAlmostEqual(seen[MAGDEBURG], quota[MAGDEBURG]["value"], places=6)

    def test_cell_tiles_hold_valid_cells(self):
        for tileset in ("fixed", "mobile"):
            for zoom in (8, 11):
                tile = self.decoded(tileset, zoom)  # a layer dies with its tile
                cells = tile.GetLayerByName("cells")
                self.assertGreater(cells.GetFeatureCount(), 0)
                for feature in cells:
                    self.assertTrue(feature.geometry().IsValid(), f"{tileset} {zoom}")

    def test_archives_come_in_parts(self):
        names = [product["file"] for product in self.api("manifest.json")["products"]]
        archives = [name for name in names if name.endswith(".pmtiles")]
        self.assertEqual(len(archives), 4)
        for name in archives:
            part = self.curl("/" + name, "--range", "0-6")
            self.assertEqual((part.status, part.body), (206, b"PMTiles"))

    def test_tilejson_and_styles_name_this_edition(self):
        for tileset in ("regions", "fixed", "mobile", "sites"):
            self.assertIn(self.edition, self.curl(f"/tiles/{tileset}.json").json()["tiles"][0])
        for theme in ("fixed", "fixed_fibre", "mobile", "mobile_2g", "mobile_4g", "mobile_5g_sa", "mobile_5g_dt", "schools", "goals", "wlan"):
            self.assertEqual(self.curl(f"/styles/{theme}.json").json()["version"], 8)

    # --- downloads -------------------------------------------------------------------------------

    def download(self, name):
        answer = self.curl(self.curl(f"/download/latest/{name}").fields["location"])
        self.assertEqual(answer.status, 200, name)
        file = self.path / name
        file.write_bytes(answer.body)
        return file

    def test_extracts_open_in_gdal(self):
        for key, count in ((MAGDEBURG, 1), ("15090", None)):
            package = gdal.OpenEx(str(self.download(f"{key}.gpkg")), gdal.OF_VECTOR)
            layers = {package.GetLayer(i).GetName() for i in range(package.GetLayerCount())}
            self.assertEqual(layers, {"regions", "values", "schools", "sources", "about", "sites", "funded_areas"})
            regions = package.GetLayerByName("regions")
            self.assertEqual(regions.GetFeatureCount(), count or regions.GetFeatureCount())
            for feature in regions:
                self.assertTrue(feature.geometry().IsValid())
        for form in ("geojson", "fgb", "xlsx"):
            self.assertIsNotNone(gdal.OpenEx(str(self.download(f"{MAGDEBURG}.{form}")), gdal.OF_VECTOR))

    def test_the_csv_says_what_the_api_says(self):
        text = self.download(f"{MAGDEBURG}.csv").read_text(encoding="utf-8")
        served = self.values("gigabit_quota")[MAGDEBURG]
        rows = [row for row in csv.DictReader(io.StringIO(text))
                if (row["indicator"], row["reference_date"], row["origin"]) ==
                ("gigabit_quota", served["reference_date"], served["origin"])]
        self.assertEqual([float(row["value"]) for row in rows], [served["value"]])

    # --- pages -----------------------------------------------------------------------------------

    def test_every_region_has_its_page(self):
        for region in self.api("regions.json")["regions"]:
            path = self.api(f"regions/{region['key']}.json")["path"]
            answer = self.curl(path)
            self.assertEqual(answer.status, 200, path)
            self.assertIn(region["name"].split(",")[0], answer.body.decode())

    def test_every_page_answers_in_every_language(self):
        for prefix in ("", "/en", "/leicht"):
            for path in ("/", "/ziele", "/daten", "/methode", "/barrierefreiheit", "/impressum", "/tabelle", "/suche?q="):
                self.assertEqual(self.curl(prefix + path).status, 200, prefix + path)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
