#!/usr/bin/env bash
# Compiles what is measured and the benchmarks, and prints the class path of both.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

mvn -q -pl edge-gateway -am compile -Dspotless.check.skip >&2
mvn -q -N install -Dspotless.check.skip >&2
mkdir -p bench/target/classes
mvn -q -f bench/pom.xml dependency:build-classpath -Dmdep.outputFile=target/classpath.txt >&2
cp="edge-gateway/target/classes:token-core/target/classes:settings/target/classes:$(cat bench/target/classpath.txt)"
find bench/src/dev/gatehouse/bench bench/src/dev/gatehouse/edge -name '*.java' -print0 | xargs -0 javac -nowarn -cp "$cp" -d bench/target/classes >&2
echo "bench/target/classes:$cp"
