#!/usr/bin/env bash
# The whole disclosure attack on published figures: prints its figures, and fails when the attack wins with all protections on.
set -euo pipefail
cd "$(dirname "$0")/.."
dotnet run --project tests/EhdsReadiness.Attack.Tests -c Release -- "${1:-1000}"
