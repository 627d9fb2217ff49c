#!/usr/bin/python3
"""Tilesets drawn whole, by one thread and by several, in shards and joined again: always the same bytes.

    tile_shards_test.py NETZATLAS
"""
import os
import shutil
import subprocess
import sys
import tempfile
import time
import unittest
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

NETZATLAS = Path(sys.argv[1])
COUNTIES = ["15003", "15090"]
TILESETS = ["regions", "fixed", "mobile", "sites"]
SHARDS = 16


def run(*command):
    return subprocess.run([str(part) for part in (NETZATLAS, *command)], capture_output=True, text=True, check=False)


class TileShards(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.path = Path(cls.folder.name)
        run("demo", cls.path / "sources", *(part for county in COUNTIES for part in ("--county", county)))
        run("build", cls.path / "sources" / "demo.toml", "--editions", cls.path / "editions")
        cls.edition = cls.path / "editions" / os.readlink(cls.path / "editions" / "current")
        cls.shards = cls.path / "shards"
        work = [(tileset, part) for tileset in TILESETS for part in range(1, SHARDS + 1)]
        with ThreadPoolExecutor(2) as pool:
            done = list(pool.map(lambda one: cls.draw(one[0], cls.shards, "--shard", f"{one[1]}/{SHARDS}"), work))
        assert all(outcome.returncode == 0 for outcome in done), [outcome.stderr for outcome in done if outcome.stderr]

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    @classmethod
    def draw(cls, tileset, out, *more):
        return run("tiles", cls.edition, "--tileset", tileset, "--out", out, *more)

    def archives_of_the_build(self):
        return {file.name: file.read_bytes() for file in (self.edition / "tiles").iterdir()}

    def some_shards(self, name, change):
        """A folder of the regions' shards with something done to it, and what join said to that."""
        folder = self.path / name
        folder.mkdir()
        for file in self.shards.glob("regions-*"):
            shutil.copy(file, folder)
        change(folder)
        joined = run("join", folder, "--out", self.path / f"{name}-out")
        self.assertEqual(joined.returncode, 1, joined.stdout)
        self.assertEqual(list((self.path / f"{name}-out").glob("*")), [])
        return joined.stderr

    def test_threads_do_not_change_the_bytes(self):
        for threads in ("1", "2", "5"):
            out = self.path / f"threads-{threads}"
            for tileset in TILESETS:
                self.assertEqual(self.draw(tileset, out, "--threads", threads).returncode, 0)
            self.assertEqual({file.name: file.read_bytes() for file in out.iterdir()}, self.archives_of_the_build())

    def test_sixteen_shards_join_to_the_same_bytes(self):
        joined = run("join", self.shards, "--out", self.path / "joined")
        self.assertEqual(joined.returncode, 0, joined.stderr)
        self.assertEqual({file.name: file.read_bytes() for file in (self.path / "joined").iterdir()},
                         self.archives_of_the_build())

    def test_work_is_spread_over_the_shards(self):
        sizes = sorted(file.stat().st_size for file in self.shards.glob("fixed-*"))
        self.assertLess(sizes[-1], sum(sizes) / 2)

    def test_a_missing_shard_is_named(self):
        said = self.some_shards("missing", lambda folder: (folder / "regions-05-of-16.pmtiles").unlink())
        self.assertIn("shard 5/16 is missing", said)

    def test_the_last_shard_may_be_the_missing_one(self):
        said = self.some_shards("last", lambda folder: (folder / "regions-16-of-16.pmtiles").unlink())
        self.assertIn("shard 16/16 is missing", said)

    def test_a_shard_that_is_cut_off_is_named(self):
        def cut(folder):
            file = max(folder.iterdir(), key=lambda file: file.stat().st_size)
            os.truncate(file, file.stat().st_size * 2 // 3)
        said = self.some_shards("cut", cut)
        self.assertRegex(said, r"regions-\d\d-of-16\.pmtiles: tile \d+/\d+/\d+: .*is it whole\?")

    def test_a_changed_byte_is_found(self):
        def change(folder):
            file = max(folder.iterdir(), key=lambda file: file.stat().st_size)
            bytes_of = bytearray(file.read_bytes())
            bytes_of[-100] ^= 1
            file.write_bytes(bytes_of)
        self.assertRegex(self.some_shards("changed", change), r"regions-\d\d-of-16\.pmtiles: tile .* no gzip")

    def test_a_shard_of_another_number_is_refused(self):
        def mix(folder):
            (folder / "regions-03-of-16.pmtiles").unlink()
            self.draw("regions", folder, "--shard", "3/8")
        self.assertIn("is one of", self.some_shards("number", mix))

    def test_a_shard_of_another_edition_is_refused(self):
        """The other edition: the same files under another id."""
        other = self.path / "2020-12-31-0badf00d"
        shutil.copytree(self.edition, other)

        def mix(folder):
            run("tiles", other, "--tileset", "regions", "--shard", "3/16", "--out", folder)
        self.assertIn("was made from edition 2020-12-31-0badf00d", self.some_shards("edition", mix))

    def test_a_whole_archive_is_no_shard(self):
        def mix(folder):
            whole = next((self.edition / "tiles").glob("regions-*"))
            shutil.copy(whole, folder / "regions-03-of-16.pmtiles")
        self.assertIn("is no shard", self.some_shards("whole", mix))

    def test_nonsense_is_a_usage_error(self):
        for shard in ("0/16", "17/16", "3", "a/b", "1/100000", "-1/4", "3/16x"):
            self.assertEqual(self.draw("regions", self.path / "nothing", f"--shard={shard}").returncode, 2, shard)
        self.assertEqual(self.draw("rivers", self.path / "nothing").returncode, 2)

    def test_killed_at_any_time_nothing_half_is_left(self):
        whole = {name for name in self.archives_of_the_build() if name.startswith("fixed-")}
        for i in range(20):
            out = self.path / f"killed-{i}"
            process = subprocess.Popen([NETZATLAS, "tiles", self.edition, "--tileset", "fixed", "--out", out],
                                       stdout=subprocess.DEVNULL)
            time.sleep(0.03 * (i + 1))
            process.kill()
            process.wait()
            left = {file.name for file in out.iterdir()} if out.is_dir() else set()
            self.assertLessEqual(left, whole)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
