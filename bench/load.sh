#!/usr/bin/env bash
# Fifty people read, answer and print for ten minutes (or as many as given): percentiles by kind of request, and memory by minute.
set -euo pipefail
cd "$(dirname "$0")/.."
dotnet run --project bench/EhdsReadiness.Benchmarks -c Release -- load "${1:-10}"
