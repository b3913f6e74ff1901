# shellcheck shell=bash
# shellcheck disable=SC2034,SC2154 # retrain.sh sets and uses what is used and set here
# Jobs whose output goes to a log, for night.sh.

# Runs a job: its code is in code, what it prints in the log, the last line of that in line, and what
# it says of its failure in failure.
run_job() {
  local before
  code=0
  : >>"$log"
  before=$(grep -c '' "$log") || true # grep fails where it counts 0
  "${runner[@]}" "$@" >"$log.out" 2>>"$log" || code=$?
  cat "$log.out" >>"$log"
  line=$(sed -n '$p' "$log.out")
  failure=$(said_by "$1" "$before")
  rm "$log.out"
}

# The last message of a job with the lines that belong to it, fit for JSON: JOB LINES-BEFORE.
said_by() {
  awk -v job="$1: " -v before="$2" '
    NR <= before { next }
    index($0, job) == 1 { text = substr($0, length(job) + 1); more = 1; next }
    more && /^  / { sub(/^ +/, " "); text = text $0; next }
    { more = 0 }
    END { gsub(/[\\"]/, "\\\\&", text); gsub(/[[:cntrl:]]/, " ", text); print text }' "$log"
}
