#!/usr/bin/env bash
# Runs every suite and ends with one line: N passed, N failed, N skipped.
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

need=()
if [ -z "$fast" ]; then
    command -v chromium-headless-shell >/dev/null || [ -n "${CHROMIUM:-}" ] || need+=(chromium-headless-shell)
    command -v pdftotext >/dev/null || need+=(poppler-utils)
    command -v qpdf >/dev/null || need+=(qpdf)
fi
if [ ${#need[@]} -gt 0 ]; then
    if command -v apt-get >/dev/null && [ "$(id -u)" = 0 ]; then
        apt-get update -qq
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

if [ -n "$fast" ]; then
    suites=(Core House Web)
    dotnet build tests/Fast.slnf -c Release -v quiet -nologo
else
    suites=()
    for project in tests/*/*.csproj; do
        name=$(basename "$project" .Tests.csproj)
        suites+=("${name#EhdsReadiness.}")
    done
    dotnet build EhdsReadiness.sln -c Release -v quiet -nologo
fi

# What --fast runs of a suite; everything otherwise.
filter() {
    case "$fast $1" in
        "yes Core") echo "FullyQualifiedName!~.Aggregates." ;;
        "yes Web") echo "FullyQualifiedName~.Tests.Pages.JourneyTests" ;;
        *) echo "FullyQualifiedName~." ;;
    esac
}

status=0
for suite in "${suites[@]}"; do
    name=EhdsReadiness.$suite.Tests
    dotnet test "tests/$name" -c Release --no-build -nologo -v quiet --filter "$(filter "$suite")" \
        --results-directory "$results" --logger "trx;LogFileName=$name.trx" --logger "console;verbosity=minimal" || status=1
done

# The registry may have no word on what is vulnerable, or not be reached: that is said, and is no fault of ours.
if [ -z "$fast" ]; then
    if ! listed=$(timeout 300 dotnet list EhdsReadiness.sln package --vulnerable --include-transitive 2>&1); then
        echo "Vulnerable packages: not known; the registry gave no answer."
    elif grep -q 'has the following vulnerable packages' <<<"$listed"; then
        grep -E 'has the following vulnerable packages|^ *>' <<<"$listed" >&2
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

# The counters of each result file, as the test runner wrote them.
total() { grep -ho '<Counters [^>]*' "$results"/*.trx | awk -v key="$1" '{ if (match($0, " " key "=\"[0-9]+\"")) { value = substr($0, RSTART, RLENGTH); gsub(/[^0-9]/, "", value); sum += value } } END { print sum + 0 }'; }
written=$(ls "$results"/*.trx 2>/dev/null | wc -l)
[ "$written" -eq "${#suites[@]}" ] || { echo "Only $written of ${#suites[@]} suites left a result." >&2; status=1; }
passed=$(total passed)
failed=$(( $(total failed) + $(total error) + $(total timeout) + $(total aborted) ))
skipped=$(( $(total total) - passed - failed ))
[ "$failed" -eq 0 ] || status=1
[ "$passed" -gt 0 ] || { echo "No test ran." >&2; status=1; }
echo "$passed passed, $failed failed, $skipped skipped"
exit $status
