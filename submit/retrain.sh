#!/usr/bin/env bash
# submit/retrain.sh [--print] [--conf FILE] [--date DATE] [--output PATH] [--lists PATH] [--log FILE]
#                   [--keep N] [--master spark://HOST:PORT] [arguments of TrainJob]
# One night: trains from where the run in service is, promotes the new run if it may be, makes lists
# of DATE with the run in service then. The last line is the verdict; the exit code is TrainJob's,
# or RecommendJob's if the lists failed.
#   --print   shows the commands and runs nothing
#   --conf    settings (conf/retrain.conf); what is known of users is read from its input.path
#   --date    what {date} in paths stands for (today, UTC)
#   --output  the repository of runs (target/recommender)
#   --lists   table of lists, which gets the partition dt=DATE; none are made without it
#   --keep    deletes runs but the newest N, those that RunsJob --prune spares, and what killed jobs left
#   --log     where everything is logged (target/retrain-DATE.log)

set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"
conf=$project/conf/retrain.conf day=$(date -u +%F) output=$project/target/recommender
lists='' log='' keep='' print=no runner=("$project/submit/local.sh")
while [[ ${1:-} =~ ^--(help|print|conf|date|output|lists|log|keep|master)$ ]]; do
  [[ $1 != --help ]] || { usage && exit; }
  if [[ $1 == --print ]]; then print=yes && shift && continue; fi
  [[ $# -ge 2 ]] || fail "Expected a value after $1 (see --help)"
  case $1 in
    --conf) conf=$2 ;; --date) day=$2 ;; --output) output=$2 ;; --lists) lists=$2 ;;
    --log) log=$2 ;; --keep) keep=$2 ;; --master) runner=("$project/submit/standalone.sh" --master "$2") ;;
  esac
  shift 2
done
source "$project/submit/night.sh"
train=(TrainJob --conf "$conf" --date "$day" --output "$output" --warm-start current
  --set promotion.print-verdict=always "$@")
recommend=(RecommendJob --run "$output" --conf "$conf" --date "$day" --output "$lists"
  --partition "dt=$day" --overwrite)
prune=(RunsJob --repository "$output" --prune --keep "$keep")
if [[ $print == yes ]]; then show_night; else run_night; fi
