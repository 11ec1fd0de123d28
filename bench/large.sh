#!/usr/bin/env bash
# A database of many assessments beside one of few, both on a PostgreSQL of its own: what inventing and publishing them costs in time, memory
# and disk, and what pages cost beside those of few. Each assessment has 72 answers. 140000 (ten million answers) takes half an hour or so.
#   bash bench/large.sh [MANY] [FEW]
set -euo pipefail
cd "$(dirname "$0")/.."
. tests/postgres.sh
many=${1:-10000} few=${2:-1000}
work=$(mktemp -d)
trap 'postgres_stop; rm -rf "$work"' EXIT
[ -n "$(postgres_programs)" ] || { echo "PostgreSQL is not installed." >&2; exit 2; }
dotnet build bench/EhdsReadiness.Benchmarks -c Release -v quiet -nologo -m:1 >/dev/null
programs=bench/EhdsReadiness.Benchmarks/bin/Release/net10.0
postgres_start -c shared_buffers=512MB -c max_wal_size=4GB -c max_connections=300

# Runs a command of the site on a database; prints seconds and MiB at most.
timed() {
    local database=$1
    shift
    local begun=$EPOCHREALTIME peak=0 now
    dotnet "$programs/ehds-readiness.dll" "$@" --Database:Connection "$postgres;Database=$database" --Database:Folder "$work/$database" \
        --Aggregates:Key "a key for measuring" >"$work/out" &
    local process=$!
    while kill -0 "$process" 2>/dev/null; do
        now=$(awk '/^VmHWM/ { print $2 }' "/proc/$process/status" 2>/dev/null || true)
        [ -z "$now" ] || peak=$now
        sleep 0.2
    done
    wait "$process"
    awk -v from="$begun" -v to="$EPOCHREALTIME" -v peak="$peak" 'BEGIN { printf "%.1f s, %d MiB", to - from, peak / 1024 }'
}

echo "| Work | Measured | Disk |"
echo "|---|---|---|"
for size in "$few" "$many"; do
    database=of_$size
    postgres_sql postgres "CREATE DATABASE $database"
    invented=$(timed "$database" demo populate --organisations "$size" --seed 1 --complete)
    postgres_sql "$database" ANALYZE
    disk=$(postgres_sql "$database" "SELECT pg_size_pretty(pg_database_size('$database'))")
    answers=$(postgres_sql "$database" "SELECT COUNT(*) FROM answer")
    echo "| $size assessments, $answers answers invented | $invented | $disk |"
    published=$(timed "$database" aggregate publish)
    echo "| publication of $size | $published | |"
done
echo
echo "| Work | $many assessments | $few assessments | Ratio | Goal |"
echo "|---|---|---|---|---|"
dotnet "$programs/EhdsReadiness.Benchmarks.dll" large "$postgres;Database=of_$few" "$postgres;Database=of_$many" |
    { grep "^|" || true; }
