#!/usr/bin/env bash
# Makes the README's pictures from a run of the browser tests and from the report of an example.
set -euo pipefail
cd "$(dirname "$0")/.."
shots=$(mktemp -d)
SCREENSHOTS="$shots" dotnet test tests/EhdsReadiness.Browser.Tests --filter "DisplayName~01-chu-de-montervaux" -nologo -v quiet
dotnet run --project src/EhdsReadiness.Web -- report content/examples/01-chu-de-montervaux.json --lang fr -o "$shots/report.pdf"
pdftoppm -r 60 -f 1 -l 1 -png -singlefile "$shots/report.pdf" docs/report
cp "$shots/01-chu-de-montervaux-results-reading=holder.fr-1280.png" docs/results.png 2>/dev/null || cp "$shots"/01-chu-de-montervaux-results*-1280*.png docs/results.png
cp "$shots"/01-chu-de-montervaux-questions-holder-label.fr-1280.png docs/question.png
rm -r "$shots"
