#!/usr/bin/env bash
# Builds the solution once if a source is newer than the last build: eng/build.sh [release|debug] [project]
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
configuration=${1:-release}
target=${2:-$root/Cardshop.slnx}
stamp=$root/artifacts/.built-$configuration-$(basename "$target")

command -v dotnet >/dev/null || {
  echo "The .NET 10 SDK is missing: https://dotnet.microsoft.com/download/dotnet/10.0" >&2
  exit 2
}

if [ -e "$stamp" ] && [ -z "$(find "$root/src" "$root/tests" "$root/benchmarks" "$root"/*.props "$root"/*.slnx "$root/.editorconfig" -type f -newer "$stamp" -print -quit)" ]; then
  exit 0
fi
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=1
restore=()
[ "${CI:-}" = true ] && restore=(-p:RestoreLockedMode=true)
mkdir -p "$root/artifacts"
log=$root/artifacts/build-$configuration.log
echo "Building (details in artifacts/build-$configuration.log)" >&2
# One compiler for all projects takes two thirds of the time. Where the environment wants no process to stay, it is ended.
if [ "${MSBUILDDISABLENODEREUSE:-}" = 1 ]; then
  trap 'dotnet build-server shutdown --vbcscompiler > /dev/null 2>&1 || true' EXIT
fi
dotnet build "$target" -c "${configuration^}" -v quiet -p:UseSharedCompilation=true "${restore[@]}" > "$log" 2>&1 || {
  grep -E 'error|warn' "$log" | sort -u >&2 || cat "$log" >&2
  exit 1
}
touch "$stamp"
