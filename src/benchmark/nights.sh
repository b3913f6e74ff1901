#!/usr/bin/env bash
# src/benchmark/nights.sh RATINGS.csv [FOLDER] [hdfs]: a month of nights, the good and the bad, on growing
# windows of a file of ratings (userId,movieId,rating,timestamp, with a header), such as that of
# ml-latest-small. The project has to be built (submit/build.sh). The repository is in FOLDER, a tmpfs that
# can be filled up where this user may mount one; else the night of the full disk is left out. With hdfs
# repository and lists are on an HDFS that is started (mvn test-compile), and full by its quota.
#
# stdout is a table: the night, what was done to it, the exit code, whether it is the documented one,
# the run in service, its RMSE, and what was found wrong afterwards. After every night CURRENT has to
# name a whole run that makes lists, and nothing temporary may be left. The last line counts the
# nights that had a fault; the exit code is 1 if there were any.

set -uo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/../../submit/common.sh"
source "$project/src/benchmark/hdfs.sh"
[[ ${1:-} != --help && $# -gt 0 ]] || { usage && exit; }
ratings=$1 folder=${2:-$project/target/nights}
storage=$folder can_be_full=yes faults=0
mkdir -p "$folder"
if [[ ${3:-} == hdfs ]]; then
  start_hdfs "$folder"
  storage=$hdfs
  # What is below folders, the text of a file, a full disk and one that is not.
  below() { hadoop_fs -ls -R "$@" | awk '{ print $NF }'; }
  text() { hadoop_fs -cat "$1"; }
  fill() { limit_hdfs 410000000; } # three copies of a block of 128 MiB are more than all that is left then
  unfill() { limit_hdfs any; }
else
  mkdir -p "$folder/runs"
  if mount -t tmpfs -o size=200m tmpfs "$folder/runs" 2>/dev/null; then
    trap 'umount "$folder/runs"' EXIT
  else
    can_be_full='' && say 'No tmpfs could be mounted: no night has a full disk.'
  fi
  below() { find "$@" -mindepth 1; }
  text() { cat "$1"; }
  fill() {
    dd if=/dev/zero of="$repository/fill" bs=1M 2>/dev/null # until nothing is left
    truncate -s -2M "$repository/fill"
  }
  unfill() { rm "$repository/fill"; }
fi
repository=$storage/runs lists=$storage/lists
tail -n +2 "$ratings" | sort -t, -k4,4n >"$folder/sorted.csv"
rows=$(wc -l <"$folder/sorted.csv")
cat >"$folder/night.conf" <<CONF
include "$project/conf/retrain.conf"
input.path = "$folder/{date}/ratings.csv"
quality.unknown-items.max-share = 0.2
# Some 16 users are held out, too few for an interval: the points decide, which differ by as much.
promotion.margin = 0.02
training.checkpoint-every = 1
CONF

# Writes the window of a night: the first ratings in time, 1 % more every night.
window() {
  mkdir -p "$folder/$day"
  { echo userId,movieId,rating,timestamp && head -n $((rows * (65 + night) / 100)) "$folder/sorted.csv"; } \
    >"$folder/$day/ratings.csv"
}

# Sets command to the one of the night.
set_night() {
  command=("$project/submit/retrain.sh" --conf "$folder/night.conf" --date "$day" --output "$repository"
    --lists "$lists" --keep 5 --log "$folder/$day/log")
}

retrain() { set_night && "${command[@]}" "$@"; }

runs() { "$project/submit/local.sh" RunsJob --repository "$repository" "$@"; }

# Kills the job of a night, with all that it started, once its log has a text.
kill_at() {
  set_night
  setsid "${command[@]}" >"$folder/$day/out" 2>&1 &
  local group=$! waited=0
  until grep -Eqs "$1" "$folder/$day/log" "$folder/$day/log.out" || ((waited++ > 3000)); do sleep 0.1; done
  kill -9 -- "-$group"
  wait "$group" 2>/dev/null
}

# Says what is wrong with the repository and the lists after a night that ended with a code; what was
# not trained to the end may leave its checkpoints.
fault() {
  local id spared=.pins
  [[ $1 == [04] ]] || spared=.checkpoint
  id=$(text "$repository/CURRENT" 2>/dev/null)
  [[ $id ]] && text "$repository/runs/$id/_SUCCESS" >/dev/null 2>&1 || echo "CURRENT names no whole run"
  "$project/submit/local.sh" RecommendJob --run "$repository" --input "$folder/first/ratings.csv" \
    --output "$folder/check" --overwrite >"$folder/check.log" 2>&1 || echo "no lists by the run in service"
  below "$repository" "$lists" 2>/dev/null | sed -n "s|^$storage/|/|p" | grep -F /. |
    grep -Ev "/\\$spared(/|$)" | sed 's|^/|left: |'
}

# Ends a night: CODE EXPECTED WHAT.
ends() {
  local wrong id rmse
  wrong=$(fault "$1" | paste -sd'; ')
  [[ $1 == "$2" ]] || wrong="exit code ${2} expected; $wrong"
  [[ ! $wrong ]] || faults=$((faults + 1))
  id=$(text "$repository/CURRENT" 2>/dev/null)
  rmse=$(text "$repository/runs/$id/verdict.json" 2>/dev/null |
    sed -n 's/^ *"rmse" : \([0-9.]*\).*/\1/p' | head -1)
  printf '| %d | %s | %d | %s | %s | %s |\n' "$night" "$3" "$1" "$id" "${rmse:0:6}" "${wrong:-none}"
}

# A night: WHAT EXPECTED COMMAND, with the window of the night written.
night() {
  night=$((night + 1)) day=$(date -u -d "2026-01-01 + $night days" +%F)
  window
  "$3" >"$folder/$day/out" 2>"$folder/$day/err"
  ends $? "$2" "$1"
}

half_written() {
  truncate -s "$(($(stat -c %s "$folder/$day/ratings.csv") / 2))" "$folder/$day/ratings.csv" && retrain
}
empty() { : >"$folder/$day/ratings.csv" && retrain; }
shuffled() { sed -i '2,$s/^\([^,]*\),\([^,]*\),\([^,]*\)/\3,\1,\2/' "$folder/$day/ratings.csv" && retrain; }
tenfold() {
  for _ in {1..9}; do tail -n +2 "$folder/$day/ratings.csv"; done >"$folder/more"
  cat "$folder/more" >>"$folder/$day/ratings.csv" && rm "$folder/more" && retrain
}
missing() { rm "$folder/$day/ratings.csv" && retrain; }
worse() { retrain --set training.warm.learning-rate-factor=30; }
killed_in_epoch() { kill_at 'Wrote the checkpoint'; retrain; }
killed_publishing() { kill_at 'Stages: Decide on promotion'; retrain; }
killed_making_lists() { kill_at 'Stages: Load run'; retrain --set quality.newest.then=warn; }
two_at_once() {
  retrain >"$folder/$day/one" 2>&1 &
  local one=$! second
  until text "$repository/.lock" >/dev/null 2>&1; do sleep 0.1; done
  "$project/submit/retrain.sh" --conf "$folder/night.conf" --date "$day" --output "$repository" \
    --log "$folder/$day/second.log"
  second=$?
  wait "$one" || return 99
  return "$second"
}
disk_full() {
  local code
  fill
  retrain
  code=$?
  unfill
  return "$code"
}
rollback() { runs --rollback; }

night=0
echo '| night | | exit code | in service | its RMSE | faults |'
echo '|---|---|---|---|---|---|'
mkdir -p "$folder/first"
{ echo userId,movieId,rating,timestamp && head -n $((rows / 2)) "$folder/sorted.csv"; } >"$folder/first/ratings.csv"
night 'the first' 0 retrain
night 'new users and items' 0 retrain
night 'a half-written file' 3 half_written
night 'new users and items' 0 retrain
night 'an empty file' 3 empty
night 'shuffled columns' 3 shuffled
night 'every row ten times' 3 tenfold
night 'a missing day' 3 missing
night 'a worse candidate' 4 worse
night 'new users and items' 0 retrain
night 'killed in an epoch, then again' 0 killed_in_epoch
night 'killed at the gate, then again' 0 killed_publishing
night 'killed while lists are made, then again' 0 killed_making_lists
night 'two at once: the second' 5 two_at_once
night 'a rollback' 0 rollback
[[ ! $can_be_full ]] || night 'a full disk' 5 disk_full
night 'new users and items' 0 retrain
echo "$faults nights with a fault."
[[ $faults == 0 ]]
