#!/usr/bin/env bash
# src/benchmark/kills.sh RATINGS.csv [REPOSITORY] [KILLS]: trains and publishes again and again, and
# kills each run (kill -9) at a moment drawn evenly from the time that a whole one takes; 50 times.
# REPOSITORY may be on HDFS; hdfs is one that is started (mvn test-compile). The project has to be built
# (submit/build.sh).
#
# stdout is a table: the kill, after how many seconds, the last stage that the log names, whether the
# run in service is whole and makes lists, and the exit code of the run that follows with --resume.
# The last line counts the kills after which something was wrong; the exit code is 1 if there were any.

set -uo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/../../submit/common.sh"
source "$project/src/benchmark/hdfs.sh"
[[ ${1:-} != --help && $# -gt 0 ]] || { usage && exit; }
ratings=$1 repository=${2:-$project/target/kills} kills=${3:-50} wrong=0
folder=$(mktemp -d) && trap 'rm -r "$folder"' EXIT
RANDOM=1
[[ $repository != hdfs ]] || { start_hdfs "$folder" && repository=$hdfs; }
local_job() { "$project/submit/local.sh" "$@"; }
train=(TrainJob --input "$ratings" --output "$repository" --set training.checkpoint-every=1
  --set training.epochs=12 --set evaluation.bootstrap=0 --warm-start none)

# Whether the run in service is whole: it makes lists of everybody.
in_service() {
  local_job RecommendJob --run "$repository" --input "$ratings" --output "$folder/lists" --overwrite \
    >"$folder/lists.log" 2>&1 && echo whole || echo "not whole: $(tail -1 "$folder/lists.log")"
}

begun=$(date +%s%N)
local_job "${train[@]}" >"$folder/log" 2>&1 || { tail -3 "$folder/log" >&2 && exit 1; }
whole=$(($(date +%s%N) - begun))
echo "A whole run took $((whole / 1000000)) ms."
echo '| kill | after | in stage after | in service | exit code with --resume |'
echo '|---|---|---|---|---|'
for ((kill = 1; kill <= kills; kill++)); do
  moment=$((whole / 1000000 * (RANDOM * 32768 + RANDOM) / (32768 * 32768)))
  setsid "$project/submit/local.sh" "${train[@]}" --resume >"$folder/log" 2>&1 &
  group=$!
  sleep "$((moment / 1000)).$(printf %03d $((moment % 1000)))"
  kill -9 -- "-$group" 2>/dev/null
  wait "$group" 2>/dev/null
  stage=$(sed -n 's/.*Stages: \(.*\): .*/\1/p' "$folder/log" | tail -1)
  found=$(in_service)
  local_job "${train[@]}" --resume >"$folder/log" 2>&1
  code=$?
  [[ $found == whole && $code == 0 ]] || wrong=$((wrong + 1))
  printf '| %d | %d.%03d s | %s | %s | %d |\n' "$kill" $((moment / 1000)) $((moment % 1000)) \
    "${stage:-start}" "$found" "$code"
done
echo "$wrong of $kills kills with something wrong."
[[ $wrong == 0 ]]
