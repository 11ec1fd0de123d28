#!/usr/bin/env bash
# Where the time of one kind of request goes: page, results, save, or bare and raw for the references. Writes artifacts/KIND.nettrace,
# which PerfView, Visual Studio and speedscope.app read (`dotnet-trace convert`), and prints the methods that take most.
set -euo pipefail
cd "$(dirname "$0")/.."
kind=${1:-page}
mkdir -p artifacts
[ -x artifacts/tools/dotnet-trace ] || dotnet tool install dotnet-trace --version 10.0.750501 --tool-path artifacts/tools >/dev/null
dotnet build bench/EhdsReadiness.Benchmarks -c Release -v quiet -nologo
# Compiled at once, so that the profile shows the code that a site runs which has served for a while.
DOTNET_TieredCompilation=0 artifacts/tools/dotnet-trace collect --profile dotnet-sampled-thread-time -o "artifacts/$kind.nettrace" \
    --show-child-io -- dotnet bench/EhdsReadiness.Benchmarks/bin/Release/net10.0/EhdsReadiness.Benchmarks.dll profile "$kind" 15
artifacts/tools/dotnet-trace report "artifacts/$kind.nettrace" topN -n 60 --inclusive
