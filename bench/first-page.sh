#!/usr/bin/env bash
# Milliseconds from the start of the published site to its first answered page, against those of a bare `dotnet new webapp`: medians.
set -euo pipefail
cd "$(dirname "$0")/.."
times=${1:-9}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
dotnet publish src/EhdsReadiness.Web -c Release -r linux-x64 --no-self-contained -o "$work/site" -v quiet
(cd "$work" && dotnet new webapp -o bare -n Bare --no-restore >/dev/null && cd bare && dotnet publish -c Release -o ../webapp -v quiet >/dev/null)

# The moment of the first answer, asked for every 5 ms, minus the moment of the start.
first() {
    local path=$1 port=$2; shift 2
    local began=$(date +%s%N)
    "$@" --urls "http://127.0.0.1:$port" >/dev/null 2>&1 & local site=$!
    until curl -fs -o /dev/null "http://127.0.0.1:$port$path"; do read -rt 0.005 <> <(:) || true; done
    local answered=$(date +%s%N)
    kill "$site"; wait "$site" || true
    echo $(((answered - began) / 1000000))
}

ours=() bare=()
# The first start makes the database and is not counted.
first /fr 5391 dotnet "$work/site/ehds-readiness.dll" --Database:Path "$work/data/site.db" >/dev/null
for _ in $(seq "$times"); do
    ours+=("$(first /fr 5391 dotnet "$work/site/ehds-readiness.dll" --Database:Path "$work/data/site.db")")
    bare+=("$(first / 5392 dotnet "$work/webapp/Bare.dll")")
done
median() { printf '%s\n' "$@" | sort -n | sed -n "$((($# + 1) / 2))p"; }
spread() { printf '%s\n' "$@" | sort -n | sed -n '1p;$p' | paste -sd- ; }
ours_median=$(median "${ours[@]}") bare_median=$(median "${bare[@]}")
echo "start as published to the first answered page|$ours_median ms ($(spread "${ours[@]}"))|\`dotnet new webapp\` $bare_median ms ($(spread "${bare[@]}"))|$(awk "BEGIN { printf \"%.1f ×\", $ours_median / $bare_median }")|≤ 800 ms"
