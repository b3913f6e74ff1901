# shellcheck shell=bash
# shellcheck disable=SC2154 # retrain.sh sets what is used here
# What a night does, for retrain.sh.
source "$project/submit/logged.sh"

# Shows the commands.
show_night() {
  printf '%q ' "${runner[@]}" "${train[@]}" --resume && echo
  [[ ! $lists ]] || { printf '%q ' "${runner[@]}" "${recommend[@]}" && echo; }
  [[ ! $keep ]] || { printf '%q ' "${runner[@]}" "${prune[@]}" && echo; }
}

# Trains, makes lists, prunes, says the verdict.
run_night() {
  local verdict
  log=${log:-$project/target/retrain-$day.log}
  mkdir -p "$(dirname "$log")"
  run_job "${train[@]}" --resume
  # A night that was killed left checkpoints of other ratings: this one begins anew.
  [[ $code != 2 ]] || run_job "${train[@]}"
  [[ $code == 0 || $code == 4 ]] ||
    line="{\"promoted\":false,\"exit_code\":$code,\"reasons\":[\"${failure:-TrainJob ended with $code}\"]}"
  verdict=$line night=$code
  if [[ $night == 0 || $night == 4 ]]; then
    code=0
    [[ ! $lists ]] || run_job "${recommend[@]}"
    [[ $code == 0 ]] || night=$code
    [[ ! $keep ]] || run_job "${prune[@]}"
  fi
  say "Log: $log"
  printf '%s\n' "$verdict"
  exit "$night"
}
