#!/usr/bin/env bash
# Prints the table of ratios and writes bench/results.md. Everything runs on this machine, bounded in count and time, as it is published.
set -euo pipefail
cd "$(dirname "$0")/.."
published=$(mktemp -d)
trap 'rm -rf "$published"' EXIT
dotnet publish bench/EhdsReadiness.Benchmarks -c Release -r linux-x64 --no-self-contained -o "$published" -v quiet
dotnet "$published/EhdsReadiness.Benchmarks.dll" "$PWD/bench/results.md"
