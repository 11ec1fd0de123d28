#!/usr/bin/env bash
# Makes the README's pictures from a run of the browser tests and from the report of an example.
set -euo pipefail
cd "$(dirname "$0")/.."
shots=$(mktemp -d)
SCREENSHOTS="$shots" dotnet test tests/EhdsReadiness.Browser.Tests --filter "FullyQualifiedName~JourneyTests" -nologo -v quiet
dotnet run --project src/EhdsReadiness.Web -- report content/examples/01-chu-de-montervaux.json --lang fr -o "$shots/report.pdf"
pdftoppm -r 70 -f 1 -l 1 -png -singlefile "$shots/report.pdf" docs/report
cp "$shots/journey-results.hospital.fr.png" docs/results.png
cp "$shots/journey-question.hospital.fr.png" docs/question.png
rm -r "$shots"
