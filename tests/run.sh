#!/usr/bin/env bash
# Runs every suite, those of storage and the pages on PostgreSQL as well, and ends with one line: N passed, N failed, N skipped.
# With --fast only the rules, the content, the storage, the house rules and one journey, in less than three minutes.
# Installs what a Debian machine lacks; elsewhere says what to install.
set -euo pipefail
cd "$(dirname "$0")/.."

fast=
case "${1:-}" in
    "") ;;
    --fast) fast=yes ;;
    *) echo "usage: bash tests/run.sh [--fast]" >&2; exit 2 ;;
esac

. tests/postgres.sh

need=()
if [ -z "$fast" ]; then
    command -v chromium-headless-shell >/dev/null || [ -n "${CHROMIUM:-}" ] || need+=(chromium-headless-shell)
    command -v pdftotext >/dev/null || need+=(poppler-utils)
    command -v qpdf >/dev/null || need+=(qpdf)
    [ -n "$(postgres_programs)" ] || need+=(postgresql)
fi
if [ ${#need[@]} -gt 0 ]; then
    if command -v apt-get >/dev/null && [ "$(id -u)" = 0 ]; then
        apt-get update -qq
        if [[ " ${need[*]} " = *" postgresql "* ]]; then
            # Its programs, without a server that starts by itself.
            DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends postgresql-common >/dev/null
            sed -i -E 's/^#?(create_main_cluster) *=.*/\1 = false/' /etc/postgresql-common/createcluster.conf
        fi
        DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${need[@]}" >/dev/null
    else
        echo "The tests need: ${need[*]}. Install them (Debian: apt-get install ${need[*]}) and run this again." >&2
        exit 2
    fi
fi
command -v dotnet >/dev/null || { echo "The tests need the .NET SDK 10 (see global.json)." >&2; exit 2; }
command -v node >/dev/null || { echo "The build needs Node 20 or later, for the styles." >&2; exit 2; }

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
results=artifacts/test-results
rm -rf "$results"
mkdir -p "$results"

# The figures of the accessibility statement; CONTRIBUTING says when to keep them.
export AUDIT="$PWD/artifacts/accessibility.json"

# One compiler for all projects, which is warm after the first; it is ended with the build, whatever comes of that.
build() {
    local status=0
    dotnet build "$1" -c Release -v quiet -nologo -p:UseSharedCompilation=true || status=$?
    dotnet build-server shutdown --vbcscompiler >/dev/null || true
    return $status
}

if [ -n "$fast" ]; then
    suites=(Core House Web)
    build tests/Fast.slnf
else
    suites=()
    for project in tests/*/*.csproj; do
        name=$(basename "$project" .Tests.csproj)
        # Web, which takes longest, is the last of the alphabet: at the end the short ones are left, and no core waits.
        suites=("${name#EhdsReadiness.}" "${suites[@]}")
    done
    build EhdsReadiness.sln
fi

# What --fast runs of a suite; everything otherwise.
filter() {
    case "$fast $1" in
        "yes Core") echo "FullyQualifiedName!~.Aggregates." ;;
        "yes Web") echo "FullyQualifiedName~.Tests.Pages.JourneyTests" ;;
        *) echo "FullyQualifiedName~." ;;
    esac
}

# Runs a suite and prints what it says when it is over; fails if it does.
#   $1 suite   $2 which of its tests   $3 engine, as in the name of the result file
run() {
    local name=EhdsReadiness.$1.Tests status=0
    [ "$3" = sqlite ] || export TEST_POSTGRES=$on_postgres
    # Kept as it comes, for whoever looks where a run was stopped.
    dotnet test "tests/$name" -c Release --no-build -nologo -v quiet --filter "$2" --results-directory "$results" \
        --logger "trx;LogFileName=$name.$3.trx" --logger "console;verbosity=minimal" >"$results/$name.$3.log" 2>&1 || status=1
    cat "$results/$name.$3.log"
    return $status
}

status=0

# What is still to run, as the arguments of run.
todo=()
for suite in "${suites[@]}"; do
    todo+=("$suite" "($(filter "$suite"))&Engine!=Postgres" sqlite)
done

# What reads or writes the database, once more on a PostgreSQL of our own: in a temporary folder, on a socket there, as a user without rights.
on_postgres=
if [ -z "$fast" ]; then
    trap postgres_stop EXIT
    postgres_start -c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=300 || status=1
    on_postgres="$postgres;Database=postgres"
    of() { local filter=""; for one in "${@:2}"; do filter+="|FullyQualifiedName~.$1.$one."; done; echo "(${filter#|})&Engine!=Sqlite"; }
    todo+=(Core "$(of Tests Storage Accounts ActionPlans Aggregates.PublicationStoreTests Aggregates.PublicationDraftStoreTests Aggregates.ClaimStoreTests Aggregates.PublishedUnitsTests Assessments Audit Inventory Notices Opening Organisations \
        Portfolios Reassessments Reports Retention Units)" postgresql)
    todo+=(Web "$(of Tests Pages Accounts ActionPlans Administration Audit Commands.DbCopyTests Durability.TwoInstancesTests Grants Inventory \
        Jobs.JobRunnerTests Jobs.MailJobTests Notices Organisations Portfolios Reassessments Retention Setup.KeyEncryptionTests SingleSignOn.SignOnTests Units)" postgresql)
fi
runs=$((${#todo[@]} / 3))

# The registry may have no word on what is vulnerable, or not be reached: that is said, and is no fault of ours.
if [ -z "$fast" ]; then
    timeout 300 dotnet list EhdsReadiness.sln package --vulnerable --include-transitive --no-restore >"$results/vulnerable.txt" 2>&1 &
    listing=$!
fi

# Two at once: where one waits, the other works.
export -f run
export results on_postgres
printf '%s\0' "${todo[@]}" | xargs -0 -n 3 -P 2 bash -c 'run "$@"' run || status=1

if [ -z "$fast" ]; then
    if ! wait "$listing"; then
        echo "Vulnerable packages: not known; the registry gave no answer."
    elif grep -q 'has the following vulnerable packages' "$results/vulnerable.txt"; then
        grep -E 'has the following vulnerable packages|^ *>' "$results/vulnerable.txt" >&2
        status=1
    else
        echo "Vulnerable packages: none that the registry knows of."
    fi
fi

# Each test's time, the slowest first, as the test runner wrote it.
times=artifacts/test-times.tsv
grep -ho '<UnitTestResult [^>]*' "$results"/*.trx | awk '
    function value(key) { return match($0, " " key "=\"[^\"]*\"") ? substr($0, RSTART + length(key) + 3, RLENGTH - length(key) - 4) : "" }
    {
        split(value("duration"), part, ":")
        name = value("testName")
        gsub("&quot;", "\"", name); gsub("&lt;", "<", name); gsub("&gt;", ">", name); gsub("&amp;", "\\&", name)
        printf "%.1f\t%s\n", part[1] * 3600 + part[2] * 60 + part[3], name
    }' | sort -rn > "$times" || true
echo "Slowest, in seconds (all of them: $times):"
head -n 10 "$times"

# The counters of the result files of an engine, as the test runner wrote them.
total() { grep -ho '<Counters [^>]*' "$results"/*"$2".trx | awk -v key="$1" '{ if (match($0, " " key "=\"[0-9]+\"")) { value = substr($0, RSTART, RLENGTH); gsub(/[^0-9]/, "", value); sum += value } } END { print sum + 0 }'; }
written=$(ls "$results"/*.trx 2>/dev/null | wc -l)
[ "$written" -eq "$runs" ] || { echo "Only $written of $runs suites left a result." >&2; status=1; }
count() {
    passed=$(total passed "$1")
    failed=$(( $(total failed "$1") + $(total error "$1") + $(total timeout "$1") + $(total aborted "$1") ))
    skipped=$(( $(total total "$1") - passed - failed ))
    figures="$passed passed, $failed failed, $skipped skipped"
}
if [ -z "$fast" ]; then
    count .sqlite
    on_sqlite=$figures
    count .postgresql
    echo "On SQLite: $on_sqlite; on PostgreSQL: $figures"
fi
count ""
[ "$failed" -eq 0 ] || status=1
[ "$passed" -gt 0 ] || { echo "No test ran." >&2; status=1; }
echo "$figures"
exit $status
