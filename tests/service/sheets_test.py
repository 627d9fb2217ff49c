#!/usr/bin/python3
"""`netzatlas sheets` from outside, with the real Chromium: sheets_test.py NETZATLAS"""
import os, pathlib, re, shutil, signal, stat, subprocess, sys, tempfile, time

program = sys.argv[1]


def run(*words, environment=None):
    done = subprocess.run([program, *map(str, words)], capture_output=True, text=True, timeout=240, env=environment)
    return done.returncode, done.stdout, done.stderr


def script(file, text):
    file.write_text(text)
    file.chmod(file.stat().st_mode | stat.S_IXUSR)
    return file


if not shutil.which("chromium"):
    print("SKIPPED: no Chromium here; ./dev setup installs it", file=sys.stderr)
    sys.exit(77)

with tempfile.TemporaryDirectory() as here:
    here = pathlib.Path(here)
    code, _, said = run("demo", here / "sources", "--county", "15003")
    assert code == 0, said
    project = here / "sources/demo.toml"  # one city, so two sheets; it has no associations
    blocks = project.read_text().split("[[source]]")
    project.write_text("[[source]]".join(block for block in blocks if 'id = "verbandsgemeinden"' not in block))
    code, _, said = run("build", project, "--editions", here / "editions")
    assert code == 0, said
    current = here / "editions/current"
    identity = os.readlink(current)
    sheets = here / "editions/sheets" / identity

    # what is missing or wrong is said, and nothing is left behind
    code, _, said = run("sheets", current, environment={**os.environ, "PATH": "/nowhere"})
    assert code == 1 and "apt install chromium" in said and "--chromium" in said, said
    code, _, said = run("sheets", current, "--region", "15090010")
    assert code == 1 and "has no region 15090010" in said, said
    code, _, said = run("sheets", current, "--language", "fr")
    assert code == 2 and "de, en and leicht" in said, said
    half = script(here / "half", '#!/bin/sh\nfor w; do case "$w" in --print-to-pdf=*) printf "%%PDF-1.4 half" > "${w#*=}";; esac; done\n')
    code, _, said = run("sheets", current, "--region", "15003000", "--chromium", half)
    assert code == 1 and "no whole PDF" in said, said
    failing = script(here / "failing", "#!/bin/sh\necho no display >&2\nexit 3\n")
    code, _, said = run("sheets", current, "--region", "15003000", "--chromium", failing)
    assert code == 1 and "ended with 3: no display" in said, said
    assert not list(sheets.iterdir()), list(sheets.iterdir())

    # what a killed run left goes with the next one; the folder of a run that lives stays
    slow = script(here / "slow", "#!/bin/sh\nexec sleep 20\n")

    def begun():
        before = set(sheets.glob(".printing-*"))
        process = subprocess.Popen([program, "sheets", str(current), "--chromium", str(slow)], stderr=subprocess.DEVNULL)
        for _ in range(100):
            if new := set(sheets.glob(".printing-*")) - before:
                return process, new.pop()
            time.sleep(0.1)
        raise AssertionError("no run began")

    killed, left = begun()
    killed.kill()
    killed.wait()
    assert left.is_dir()
    living, kept = begun()
    assert not left.exists() and kept.is_dir()
    living.kill()
    living.wait()

    # one sheet in a language, tagged and without a link to the machine that printed it
    code, out, said = run("sheets", current, "--region", "15003000", "--language", "en")
    assert code == 0 and "1 sheets printed" in out, said
    pdf = (sheets / "15003000.en.pdf").read_bytes()
    for sign in (b"/StructTreeRoot", b"/Marked true", b"/Lang (en)", b"/Outlines"):
        assert sign in pdf, sign
    assert b"127.0.0.1" not in pdf, "a link leads to the machine that printed"
    pages = len(re.findall(rb"/Type /Page\b(?!s)", pdf))
    assert 3 <= pages <= 7, pages  # a city with 60 schools; a village has four

    # a run that is interrupted keeps what is whole, and the next one goes on
    started = subprocess.Popen([program, "sheets", str(current)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    for _ in range(1200):
        if list(sheets.glob("*[0-9].pdf")):
            break
        time.sleep(0.1)
    started.send_signal(signal.SIGINT)
    code = started.wait(90)
    first = {file.name: file.stat().st_mtime_ns for file in sheets.glob("*[0-9].pdf")}
    assert first, "nothing was printed"
    code, out, said = run("sheets", current)
    assert code == 0 and "0 failed" in out, (out, said)
    names = {file.name for file in sheets.iterdir()}
    assert (here / "editions/sheets/.pages" / identity / "15.pdf.sha256").is_file()
    assert names == {"15.pdf", "15003000.pdf", "15003000.en.pdf"}, names  # 15003 is the same city
    for name, moment in first.items():
        assert (sheets / name).stat().st_mtime_ns == moment, f"{name} was printed twice"
    bytes_before = {name: (sheets / name).read_bytes() for name in names}
    code, out, _ = run("sheets", current)
    assert code == 0 and "0 sheets printed, 2 kept, 0 failed" in out, out

    # one page makes one file; its clock is the date of the edition
    code, out, _ = run("sheets", current, "--again")
    assert code == 0 and "2 sheets printed, 0 kept, 0 failed" in out, out
    for name in ("15.pdf", "15003000.pdf"):
        assert (sheets / name).read_bytes() == bytes_before[name], f"{name} differs between two runs"
    assert b"/CreationDate (D:20210630000000+00'00')" in bytes_before["15.pdf"]
    if shutil.which("pdfinfo"):
        told = subprocess.run(["pdfinfo", str(sheets / "15.pdf")], capture_output=True, text=True)
        assert told.returncode == 0 and not told.stderr and "Tagged:          yes" in told.stdout, told

    # a sheet that cannot be printed is named, the one that was there stays
    code, out, said = run("sheets", current, "--region", "15", "--again", "--chromium", half)
    assert code == 1 and "1 failed" in out and "15.pdf: the browser wrote no whole PDF" in said, (out, said)
    assert (sheets / "15.pdf").read_bytes() == bytes_before["15.pdf"]

    # a page that changed is printed again: its links lead to another address
    code, out, _ = run("sheets", current, "--region", "15003000", "--public-url", "https://karte.example.de")
    assert code == 0 and "1 sheets printed" in out, out
    assert b"https://karte.example.de/gemeinde/15003000" in (sheets / "15003000.pdf").read_bytes()

    # beside the edition: its own files are untouched
    code, _, said = run("verify", current)
    assert code == 0, said
print("sheets: all as it should be")
