#!/usr/bin/env bash
# Runs every suite and ends with one line: N passed, N failed, N skipped.
# Installs what a Debian machine lacks; elsewhere says what to install.
set -euo pipefail
cd "$(dirname "$0")/.."

need=()
command -v chromium-headless-shell >/dev/null || [ -n "${CHROMIUM:-}" ] || need+=(chromium-headless-shell)
command -v pdftotext >/dev/null || need+=(poppler-utils)
command -v qpdf >/dev/null || need+=(qpdf)
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

dotnet build EhdsReadiness.sln -c Release -v quiet -nologo

status=0
for project in tests/*/*.csproj; do
    name=$(basename "$project" .csproj)
    dotnet test "$project" -c Release --no-build -nologo -v quiet \
        --results-directory "$results" --logger "trx;LogFileName=$name.trx" --logger "console;verbosity=minimal" || status=1
done

# The counters of each result file, as the test runner wrote them.
total() { grep -ho '<Counters [^>]*' "$results"/*.trx | awk -v key="$1" '{ if (match($0, " " key "=\"[0-9]+\"")) { value = substr($0, RSTART, RLENGTH); gsub(/[^0-9]/, "", value); sum += value } } END { print sum + 0 }'; }
suites=$(ls tests/*/*.csproj | wc -l)
written=$(ls "$results"/*.trx 2>/dev/null | wc -l)
[ "$written" -eq "$suites" ] || { echo "Only $written of $suites suites left a result." >&2; status=1; }
passed=$(total passed)
failed=$(( $(total failed) + $(total error) + $(total timeout) + $(total aborted) ))
skipped=$(( $(total total) - passed - failed ))
[ "$failed" -eq 0 ] || status=1
[ "$passed" -gt 0 ] || { echo "No test ran." >&2; status=1; }
echo "$passed passed, $failed failed, $skipped skipped"
exit $status
