#!/usr/bin/env bash
# Prints the table of ratios and writes bench/results.md. Everything runs on this machine, bounded in count and time.
set -euo pipefail
cd "$(dirname "$0")/.."
published=$(mktemp -d)
trap 'rm -rf "$published"' EXIT
dotnet publish bench/EhdsReadiness.Benchmarks -c Release -r linux-x64 --no-self-contained -o "$published" -v quiet
starts=$(for _ in 1 2 3 4 5 6 7 8 9; do dotnet "$published/EhdsReadiness.Benchmarks.dll" start; done | sort -n)
dotnet run --project bench/EhdsReadiness.Benchmarks -c Release -- "$PWD/bench/results.md" "$(sed -n 5p <<< "$starts")"
