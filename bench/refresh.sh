#!/usr/bin/env bash
# How many refresh tokens a second one core redeems, for each store, with a Better Auth that answers at once.
#   bench/refresh.sh [store ...]        such as bench/refresh.sh memory file
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

mvn -q -pl token-adapter -am test-compile dependency:build-classpath -Dmdep.outputFile=target/classpath.txt \
  -Dspotless.check.skip >&2
cp="token-adapter/target/classes:$(cat token-adapter/target/classpath.txt)"
classes=token-adapter/target/bench
mkdir -p $classes
javac -nowarn -cp "$cp" -d $classes bench/src/dev/gatehouse/adapter/RefreshBench.java >&2
data=$(mktemp -d -p token-adapter/target)
trap 'rm -rf "$data"' EXIT
for store in "${@:-memory file}"; do
  for one in $store; do
    taskset -c 0 java -XX:+UseSerialGC -Xmx1g -XX:ActiveProcessorCount=1 -cp "$classes:$cp" \
      dev.gatehouse.adapter.RefreshBench --gatehouse.store.type="$one" --gatehouse.store.path="$data"
  done
done
