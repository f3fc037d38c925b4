#!/usr/bin/env bash
# Breaks RefreshFamily.rotate in one way after the other and tells how the model run notices. Fails if it does not.
# Takes about a minute; not part of the build.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../../.."

((${#} == 0)) || { echo "usage: run.sh" >&2; exit 64; }

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mvn -q -f .. -pl token-adapter -am test-compile dependency:build-classpath \
  -DincludeScope=test -Dmdep.outputFile="$work/libraries" >/dev/null
java -XX:+UseSerialGC -Dmodel.operations=20000 -Djava.io.tmpdir="$work" -cp "$(cat "$work/libraries")" \
  src/test/mutants/RotateMutants.java src/main/java target/classes target/test-classes
