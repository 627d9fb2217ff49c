#!/usr/bin/env bash
# A whole build at the size of a nation: wall, processor time, peak memory and the stages.
#
#   tests/bench/national_build.sh INPUT [NETZATLAS]
#
# INPUT holds municipalities (muni_25832.gpkg, layer muni with ags and name), binary layers
# (cov_01.tif … cov_12.tif) and households (hh.tif), all rasters on one grid. Four layers stand for
# shares of the fixed network, eight for 4G and 5G of the four networks.
set -euo pipefail
input=$(realpath "$1")
netzatlas=$(realpath "${2:-build/release/netzatlas}")
data=$(realpath "$(dirname "${BASH_SOURCE[0]}")/../../data")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# the columns of official boundaries
ogr2ogr -f GPKG "$work/gemeinden.gpkg" "$input/muni_25832.gpkg" -nln vg250_gem -dialect SQLite -sql "
    SELECT 4 AS GF, ags AS AGS, substr(ags, 1, 5) || '0000' || substr(ags, 6, 3) AS ARS,
           name AS GEN, 'Gemeinde' AS BEZ, * FROM muni" -nlt MULTIPOLYGON
ln -s "$input"/*.tif "$work"

source_entry() { # id reader file, further lines from standard input
    printf '[[source]]\nid = "%s"\nreader = "%s"\nmanifest = "demo"\nfile = "%s"\n' "$1" "$2" "$3"
    printf 'reference_date = 2021-06-30\n'
    cat
}
{
    printf 'title = "Size of a nation"\nstate = "%s"\n' "${STATE:-15}"
    source_entry regions regions gemeinden.gpkg <<< 'level = "municipality"'
    number=0
    for layer in down_fn_hh_alle_10 down_fn_hh_alle_100 down_fn_hh_alle_1000 down_fn_hh_ftthb_10 \
        4g_dt 4g_vf 4g_tf 4g_ee 5g_dt 5g_vf 5g_tf 5g_ee; do
        number=$((number + 1))
        meaning=$([[ $layer == down_* ]] && printf 'meaning = "share"\nscale = 100' || printf 'meaning = "flag"')
        source_entry "$layer" raster "$(printf 'cov_%02d.tif' $number)" <<< "$meaning
layer = \"$layer\""
    done
    source_entry households raster hh.tif <<< 'meaning = "households"'
} > "$work/nation.toml"

cd "$(dirname "$data")"
SECONDS=0
/usr/bin/time -v "$netzatlas" build "$work/nation.toml" --editions "$work/editions" \
    > "$work/log" 2>&1 &
build=$!
seen=0
while kill -0 "$build" 2> /dev/null; do # the stages, as they begin
    tr '\r' '\n' < "$work/log" | grep -v '^$' > "$work/steps" || true
    all=$(wc -l < "$work/steps")
    if ((all > seen)); then
        tail -n "+$((seen + 1))" "$work/steps" | sed "s/^/$(printf '%6d s  ' "$SECONDS")/"
        seen=$all
    fi
    sleep 1
done
wait "$build" || { grep -v "^\s" "$work/log" | tail -20; exit 1; }
grep -E 'Elapsed|User time|System time|Maximum resident' "$work/log"
du -sh "$work"/editions/*-*/{grids,tiles,netzatlas.sqlite,extracts} 2> /dev/null
