#!/usr/bin/env bash
# Has LibreOffice Calc save the files that the site exports, and brings them back. The suite passes this over where LibreOffice is missing; here
# it is installed (Debian, 300 MB) when run as root.
set -euo pipefail
cd "$(dirname "$0")/.."
if ! command -v soffice >/dev/null; then
    [ "$(id -u)" = 0 ] || { echo "LibreOffice is not installed (Debian: apt-get install libreoffice-calc-nogui)." >&2; exit 2; }
    apt-get install -y --no-install-recommends libreoffice-calc-nogui >/dev/null
fi
dotnet test tests/EhdsReadiness.Web.Tests -c Release -nologo --filter "FullyQualifiedName~LibreOfficeTests"
