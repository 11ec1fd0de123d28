#!/usr/bin/env bash
# Prints the table of ratios and writes bench/results.md. Everything runs on this machine, bounded in count and time.
set -euo pipefail
cd "$(dirname "$0")/.."
dotnet run --project bench/EhdsReadiness.Benchmarks -c Release -- "$PWD/bench/results.md"
