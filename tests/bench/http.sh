#!/usr/bin/env bash
# How many tiles a second the server hands out, beside nginx with the same tiles as files, in one run.
#   tests/bench/http.sh NETZATLAS EDITIONS [TILESET]
# One server thread, one nginx worker, one wrk thread with 64 connections; turns are taken, so that a noisy machine
# is noisy for both. Needs nginx-light and wrk.
set -euo pipefail
netzatlas=$1 editions=$2 tileset=${3:-regions}
seconds=${SECONDS_EACH:-5} turns=${TURNS:-3} port=18480 nginx_port=18481
here=$(mktemp -d)
trap 'kill $server $nginx 2>/dev/null; wait 2>/dev/null; rm -rf "$here"' EXIT

"$netzatlas" serve --editions "$editions" --port $port --threads 1 >/dev/null 2>"$here/server.log" &
server=$!
nginx=
until curl -sf "http://127.0.0.1:$port/readyz" >/dev/null; do sleep 0.1; kill -0 $server; done

# every tile inside the tileset's bounds, fetched once as it is stored
curl -sf "http://127.0.0.1:$port/tiles/$tileset.json" | /usr/bin/python3 -c '
import json, math, sys
tiles = json.load(sys.stdin)
west, south, east, north = tiles["bounds"]
row = lambda lat, side: int((1 - math.asinh(math.tan(math.radians(lat))) / math.pi) / 2 * side)
for z in range(tiles["minzoom"], tiles["maxzoom"] + 1):
    side = 1 << z
    for x in range(int((west + 180) / 360 * side), int((east + 180) / 360 * side) + 1):
        for y in range(row(north, side), row(south, side) + 1):
            print(tiles["tiles"][0].format(z=z, x=x, y=y))' >"$here/all"
mkdir -p "$here/www"
awk -v root="$here/www" -v host="http://127.0.0.1:$port" '{print "url = \"" host $0 "\"\noutput = \"" root $0 "\""}' "$here/all" |
    curl -sSf --no-progress-meter --create-dirs --parallel --parallel-max 32 -H 'Accept-Encoding: gzip' -K - 2>/dev/null || true
(cd "$here/www" && find . -name '*.mvt' -size +0 | sed 's/^\.//' | sort) >"$here/urls"
bytes=$(cd "$here/www" && xargs -d '\n' -a <(sed 's/^/./' "$here/urls") stat -c %s | awk '{s += $1} END {print int(s / NR)}')
printf '%s tiles of %s, %s bytes on average\n' "$(wc -l <"$here/urls")" "$tileset" "$bytes"

cat >"$here/nginx.conf" <<TXT
daemon off; pid nginx.pid; error_log error.log warn; worker_processes 1; user $(id -un);
events { worker_connections 1024; }
http { access_log off; sendfile on; tcp_nopush on; tcp_nodelay on; keepalive_timeout 60; keepalive_requests 1000000;
  open_file_cache max=20000 inactive=60s; open_file_cache_valid 60s;
  client_body_temp_path tmp; proxy_temp_path tmp; fastcgi_temp_path tmp; uwsgi_temp_path tmp; scgi_temp_path tmp;
  server { listen 127.0.0.1:$nginx_port; root www; types { application/vnd.mapbox-vector-tile mvt; }
    add_header Content-Encoding gzip; add_header Cache-Control "public, max-age=31536000, immutable"; etag on; } }
TXT
chmod -R a+rX "$here"
nginx -p "$here" -c "$here/nginx.conf" 2>/dev/null &
nginx=$!
until curl -sf -o /dev/null "http://127.0.0.1:$nginx_port$(head -n 1 "$here/urls")"; do sleep 0.1; kill -0 $nginx; done

cat >"$here/urls.lua" <<'LUA'
local urls, i = {}, 0
for l in io.lines(os.getenv("TILE_URLS")) do urls[#urls + 1] = wrk.format("GET", l, {["Accept-Encoding"] = "gzip", Host = "localhost"}) end
request = function() i = i % #urls + 1; return urls[i] end
LUA
export TILE_URLS=$here/urls

# Processor time of a server and its workers so far, in 1/100 s: what noise of the machine cannot touch.
spent() { cat /proc/"$1"/stat $(pgrep -P "$1" | sed 's|.*|/proc/&/stat|') | awk '{s += $14 + $15} END {print s}'; }

load() { # LABEL PORT PROCESS: requests a second, median and 99th percentile, processor time of a request
    local before
    before=$(spent "$3")
    wrk -t1 -c64 -d"${seconds}s" --latency -s "$here/urls.lua" "http://127.0.0.1:$2" >"$here/wrk"
    awk -v l="$1" -v hundredths=$(($(spent "$3") - before)) '
        /Requests\/sec/ {r = $2} / requests in / {n = $1} / 50%/ {a = $2} / 99%/ {b = $2} /Non-2xx|Socket errors/ {e = e " " $0}
        END {printf "%s %s req/s p50 %s p99 %s cpu %.1f us %s\n", l, r, a, b, hundredths * 10000 / n, e}' "$here/wrk"
}
load warm-up $port $server >/dev/null
load warm-up $nginx_port $nginx >/dev/null
for ((turn = 0; turn < turns; ++turn)); do
    load netzatlas $port $server
    load nginx $nginx_port $nginx
done | tee "$here/results"
awk '{n[$1]++; v[$1, n[$1]] = $2}
    function median(l, i, j, t) {for (i = 1; i <= n[l]; ++i) for (j = i + 1; j <= n[l]; ++j) if (v[l, j] < v[l, i]) {t = v[l, i]; v[l, i] = v[l, j]; v[l, j] = t}
        return v[l, int((n[l] + 1) / 2)]}
    END {printf "netzatlas reaches %.0f %% of nginx (medians)\n", 100 * median("netzatlas") / median("nginx")}' "$here/results"
