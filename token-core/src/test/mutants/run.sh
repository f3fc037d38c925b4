#!/usr/bin/env bash
# Takes each check of the token core away in turn and tells which tests notice. Fails if a mutant survives them all.
# Takes about a minute; not part of the build.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../../.."

((${#} == 0)) || { echo "usage: run.sh" >&2; exit 64; }

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mvn -q -f .. -pl token-core test-compile dependency:build-classpath \
  -DincludeScope=test -Dmdep.outputFile="$work/libraries" >/dev/null
java -XX:TieredStopAtLevel=1 -Djava.io.tmpdir="$work" -cp "$(cat "$work/libraries")" \
  src/test/mutants/Mutants.java src/main/java target/test-classes
