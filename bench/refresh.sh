#!/usr/bin/env bash
# How many refresh tokens a second one core redeems, for each store, with a Better Auth that answers at once.
#   bench/refresh.sh [store ...]        such as bench/refresh.sh memory file redis
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

mvn -q -pl token-adapter -am test-compile dependency:build-classpath -Dmdep.outputFile=target/classpath.txt \
  -Dspotless.check.skip >&2
cp="token-adapter/target/classes:$(cat token-adapter/target/classpath.txt)"
classes=token-adapter/target/bench
mkdir -p $classes
javac -nowarn -cp "$cp" -d $classes bench/src/dev/gatehouse/adapter/RefreshBench.java >&2
data=$(mktemp -d -p token-adapter/target)
redis=
trap 'if [ -n "$redis" ]; then kill $redis; fi; rm -rf "$data"' EXIT
start_redis() {
  taskset -c 1 redis-server --bind 127.0.0.1 --port $port --save "" --appendonly no >/dev/null &
  redis=$!
  until redis-cli -p $port ping >/dev/null 2>&1; do sleep 0.1; done
}
port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
for store in "${@:-memory file redis}"; do
  for one in $store; do
    if [ "$one" = redis ]; then start_redis; fi
    taskset -c 0 java -XX:+UseSerialGC -Xmx1g -XX:ActiveProcessorCount=1 -cp "$classes:$cp" \
      dev.gatehouse.adapter.RefreshBench --gatehouse.store.type="$one" --gatehouse.store.path="$data" \
      --spring.data.redis.port="$port" --spring.data.redis.timeout=10s
  done
done
