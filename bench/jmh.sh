#!/usr/bin/env bash
# What one request costs inside the edge: time and bytes for each operation, beside the raw Mac and Nimbus.
#   bench/jmh.sh [pattern]        such as bench/jmh.sh Verify
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

cp=$(bench/classpath.sh)
java -cp "$cp" org.openjdk.jmh.Main "${1:-.*}" -f 1 -wi 3 -w 2 -i 5 -r 2 -bm avgt -tu ns -prof gc -foe true |
  grep -vE '^#|gc\.(count|time|alloc\.rate )|^$'
