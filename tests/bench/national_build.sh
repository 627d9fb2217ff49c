#!/usr/bin/env bash
# A whole build at the size of a nation: wall, processor time, peak memory and the stages.
#
#   tests/bench/national_build.sh INPUT [NETZATLAS] [BORDERS]
#
# INPUT holds layers (cov_01.tif … cov_12.tif), households (hh.tif) and, unless BORDERS is given,
# municipalities (muni_25832.gpkg, layer muni with ags and name), all rasters on one grid. Four layers
# stand for shares of the fixed network, eight for 4G and 5G of the four networks. BORDERS is a folder
# of VG5000 or VG250 shape files of all levels. STATE=15 takes the figures of one state only;
# KEEP=FOLDER keeps the edition. Ends with what `verify` and `verify --tiles` say.
set -euo pipefail
input=$(realpath "$1")
netzatlas=$(realpath "${2:-build/release/netzatlas}")
borders=${3:+$(realpath "$3")}
data=$(realpath "$(dirname "${BASH_SOURCE[0]}")/../../data")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

ln -s "$input"/*.tif "$work"
[[ -n $borders ]] || # the columns of official boundaries
    ogr2ogr -f GPKG "$work/gemeinden.gpkg" "$input/muni_25832.gpkg" -nln vg250_gem -dialect SQLite -sql "
        SELECT 4 AS GF, ags AS AGS, substr(ags, 1, 5) || '0000' || substr(ags, 6, 3) AS ARS,
               name AS GEN, 'Gemeinde' AS BEZ, * FROM muni" -nlt MULTIPOLYGON

source_entry() { # id reader file, further lines from standard input
    printf '[[source]]\nid = "%s"\nreader = "%s"\nmanifest = "demo"\nfile = "%s"\n' "$1" "$2" "$3"
    printf 'reference_date = 2021-06-30\n'
    cat
}
{
    printf 'title = "Size of a nation"\nstate = "%s"\n' "${STATE-}"
    if [[ -n $borders ]]; then
        for level in LAN:state KRS:county VWG:association GEM:municipality; do
            file=$(ls "$borders"/*_"${level%%:*}".shp)
            source_entry "${level#*:}" regions "$file" <<< "level = \"${level#*:}\""
        done
    else
        source_entry municipality regions gemeinden.gpkg <<< 'level = "municipality"'
    fi
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
measures='Elapsed|User time|System time|Maximum resident'
grep -E "$measures" "$work/log"
edition=$(echo "$work"/editions/*-*)
du -sh "$edition"/{grids,tiles,netzatlas.sqlite} 2> /dev/null
failed=0
for proof in '' --tiles; do
    /usr/bin/time -v "$netzatlas" verify $proof "$edition" > "$work/proof" 2>&1 || failed=1
    printf '\nverify %s\n' "$proof"
    grep -v $'^\t' "$work/proof" | head -60
    grep -E "$measures" "$work/proof"
done
[[ -z ${KEEP-} ]] || mv "$work/editions" "$KEEP"
exit $failed
