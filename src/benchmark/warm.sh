#!/usr/bin/env bash
# src/benchmark/warm.sh RATINGS.csv [FOLDER]: how soon a warm start is as good as a cold one, on growing
# windows of a file of ratings (userId,movieId,rating,timestamp, with a header), such as that of
# ml-latest-small. The project has to be built (submit/build.sh, mvn test-compile).
#
# The first window has the first 60 % of the ratings in time, each that follows 3 % more. On the
# first there is a cold start; on each other one a warm start from the warm start before it, and a
# cold one that is validated by the same ratings. One worker, which is validated after every epoch.
# stdout is a table for ratings and one for ranking (conf/ranking.conf, the network alone): the
# window, the cold start's best validation metric and the epoch it is kept at, the warm start's
# best, the first epoch at which that is as good, and its share of the cold start's epoch. The last
# row has the median of the shares, that of windows where the warm start is never as good being
# infinite.
#   WINDOWS='60 64 68'        these percentages in place of 60 63 … 90
#   OBJECTIVES=ranking        one table alone
#   ARGUMENTS='--set k=v'     more arguments of every training, split at spaces

set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/../../submit/common.sh"
[[ ${1:-} != --help && $# -gt 0 ]] || { usage && exit; }
ratings=$1 folder=${2:-$project/target/warm}
read -r -a windows <<<"${WINDOWS:-60 63 66 69 72 75 78 81 84 87 90}"
mkdir -p "$folder"
tail -n +2 "$ratings" | sort -s -t, -k4,4n >"$folder/sorted.csv"
rows=$(wc -l <"$folder/sorted.csv")
for window in "${windows[@]}"; do
  { echo userId,movieId,rating,timestamp && head -n $((rows * window / 100)) "$folder/sorted.csv"; } \
    >"$folder/$window.csv"
done

choose_spark_submit
SPARK_ARGS="--driver-class-path $jar:$project/target/test-classes" \
  set_command 'local[2]' spark-local.conf recommender.benchmark.Trainings
coproc TRAININGS { exec "${command[@]}" 2>"$folder/log"; }
exec {lines}>&"${TRAININGS[1]}" {codes}<&"${TRAININGS[0]}" # bash keeps a coprocess's own from subshells

# Trains into FOLDER/REPOSITORY: REPOSITORY WINDOW [ARGUMENTS].
train() {
  local code
  echo "--input $folder/$2.csv --output $folder/$1 $preset --set evaluation.bootstrap=0" \
    "--set training.workers=1 ${*:3} ${ARGUMENTS:-}" >&"$lines"
  read -r code <&"$codes"
  [[ $code == 0 ]] || fail "exit code $code: see $folder/log"
}

newest() { find "$folder/$1/runs" -mindepth 1 -maxdepth 1 ! -name '.*' | sort | tail -1; }

# Prints the row of a window from the histories of its runs: WINDOW COLD WARM.
row() {
  awk -F, -v better="$better" -v window="$1" '
    FNR == 1 { file++ }
    FNR > 1 && $3 != "" {
      value = better * $3
      if (!(file in best) || value > best[file]) { best[file] = value; at[file] = $1 }
      if (file == 2 && !first && value >= best[1]) first = $1
    }
    END {
      printf "| %s %% | %.4f, %d | %.4f, %d | %s | %s |\n", window, better * best[1], at[1],
        better * best[2], at[2], first ? first : "never", first ? sprintf("%.2f", first / at[1]) : "inf"
    }' "$2/history.csv" "$3/history.csv"
}

# Prints the table of an objective, whose metric is BETTER when it is higher (1) or lower (-1).
table() {
  local objective=$1 previous= window cutoff
  preset=$2 better=$3
  rm -rf "$folder/$objective-cold" "$folder/$objective-warm"
  echo "| $objective | cold: best $4, at epoch | warm: best, at epoch | as good at epoch | share |"
  echo '|---|---|---|---|---|'
  for window in "${windows[@]}"; do
    train "$objective-warm" "$window" ${previous:+--warm-start "$previous"}
    if [[ $previous ]]; then
      cutoff=$(sed -n 's/.*"cutoff_timestamp" : \([0-9.E]*\).*/\1/p' "$previous/metrics.json")
      train "$objective-cold" "$window" --set "split.validation-after=$cutoff" --set training.refit=false
      row "$window" "$(newest "$objective-cold")" "$(newest "$objective-warm")"
    fi
    previous=$(newest "$objective-warm")
  done | tee "$folder/$objective.md"
  sed 's/.*| \([^|]*\) |$/\1/' "$folder/$objective.md" | sed 's/inf/9999/' | sort -g | awk '
    { share[NR] = $1 }
    END {
      median = (share[int((NR + 1) / 2)] + share[int(NR / 2) + 1]) / 2
      print "| median | | | |", median < 999 ? sprintf("%.2f", median) : "inf", "|"
    }'
}

for objective in ${OBJECTIVES:-ratings ranking}; do
  case $objective in
    ratings) table ratings '' -1 RMSE ;;
    ranking) table ranking "--conf $project/conf/ranking.conf --set network.type=autoencoder" 1 NDCG@10 ;;
  esac
done
