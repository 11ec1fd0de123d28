#!/usr/bin/env bash
# Whether the former release works on a database that this one has migrated, as it must while a rollout lasts: on SQLite and on PostgreSQL.
# Builds the former release from its commit and has somebody go on with an assessment through it. Needs the history of the repository.
#   bash tests/rollout.sh [REF]     the last tag where none is named
set -euo pipefail
cd "$(dirname "$0")/.."
. tests/postgres.sh
if ! git rev-parse --git-dir >/dev/null 2>&1; then echo "Not run: no history here to build the former release from."; exit 0; fi
ref=${1:-$(git describe --tags --abbrev=0 2>/dev/null || true)}
[ -n "$ref" ] || { echo "Not run: no release is tagged yet; name a commit."; exit 0; }
if ! git cat-file -e "$ref^{commit}" 2>/dev/null; then
    [ "$(git rev-parse --is-shallow-repository)" != true ] || { echo "Not run: $ref is not in this shallow copy of the repository."; exit 0; }
    echo "No commit $ref." >&2
    exit 2
fi

work=$(mktemp -d)
status=0
sites=()
stop_sites() { [ ${#sites[@]} = 0 ] || kill "${sites[@]}" 2>/dev/null || true; wait; sites=(); }
trap 'stop_sites; postgres_stop; rm -rf "$work"' EXIT

echo "Former release: $(git log -1 --format='%h, %cd' --date=format:%Y-%m-%d "$ref"). This one: $(git describe --always --dirty)."
mkdir "$work/source"
git archive "$ref" | tar -x -C "$work/source"
for release in former today; do
    root=$PWD
    [ "$release" = today ] || root=$work/source
    dotnet publish "$root/src/EhdsReadiness.Web" -c Release -v quiet -nologo -m:1 -o "$work/$release" >/dev/null
done

# Starts a site of a release; its address is then in $address. Fails, having said why, when it ends instead.
#   $1  release
site_start() {
    local log
    log=$(mktemp "$work/log-XXXX")
    (cd "$work" && exec dotnet "$work/$1/ehds-readiness.dll" --urls http://127.0.0.1:0 "${settings[@]}") >"$log" 2>&1 &
    local process=$!
    for _ in $(seq 240); do
        address=$(sed -n 's/.*Now listening on: //p' "$log" | head -n 1)
        if [ -n "$address" ]; then sites+=("$process"); return; fi
        kill -0 "$process" 2>/dev/null || break
        sleep 0.5
    done
    kill "$process" 2>/dev/null || true
    grep -v ' info: ' "$log" | tail -n 1 | sed 's/^/      /'
    return 1
}

# Says how something went.
#   $1  what   $@  the command
check() {
    local what=$1
    shift
    if "$@"; then echo "ok    $what"; else echo "FAULT $what"; status=1; fi
}

quietly() { "$@" >"$work/out" || { cat "$work/out"; return 1; }; }

go_on() { node tests/rollout/journey.mjs go-on "$address" "$assessment"; }

start_and_go_on() { site_start "$1" && go_on; }

postgres_start -c fsync=off -c max_connections=200
postgres_sql postgres "CREATE DATABASE rollout"
for engine in SQLite PostgreSQL; do
    settings=(--Database:Path "$work/sqlite/site.db")
    [ $engine = SQLite ] || settings=(--Database:Connection "$postgres;Database=rollout" --Database:Folder "$work/postgresql")
    echo "$engine:"
    site_start former || { status=1; continue; }
    assessment=$(node tests/rollout/journey.mjs begin "$address")
    check "this release migrates the database while the former one serves it" quietly \
        dotnet "$work/today/ehds-readiness.dll" user list "${settings[@]}"
    check "somebody goes on through the former release" go_on
    [ $engine = SQLite ] || check "this release serves beside it, and they go on there" start_and_go_on today
    stop_sites
    check "the former release starts anew, and they go on" start_and_go_on former
    stop_sites
    check "this release alone serves, and they go on" start_and_go_on today
    stop_sites
    check "nothing is wrong with the database" quietly dotnet "$work/today/ehds-readiness.dll" db check "${settings[@]}"
done
exit $status
