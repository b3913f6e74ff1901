#!/usr/bin/env bash
# submit/local.sh [--print] [NameJob] [arguments of the job]
# Runs a job (default TrainJob) on all cores of this machine; builds first what is missing.
# TrainJob without ratings trains on a synthetic sample; without any argument it trains a model of
# ratings and one of lists, and shows what they say of three users. It has ratings when there is --input,
# --input-table, --set of input.path or input.table, or a --conf file with any path or table in it.
#   --print      shows the command and runs nothing
#   --help       shows this; submit/local.sh TrainJob --help shows the flags of the job
#   SPARK_HOME   a Spark 3.5 with Scala 2.12; else one on the PATH is taken, else target/spark
#   SPARK_ARGS   more options of spark-submit, split at spaces: SPARK_ARGS='--driver-memory 6g'

set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"
source "$project/submit/sample.sh"
source "$project/submit/small.sh"

[[ ${1:-} != --help ]] || { usage && exit; }
print=no job=TrainJob sample=
[[ ${1:-} != --print ]] || { print=yes && shift; }
[[ ! ${1:-} =~ ^[A-Za-z]+Job$ ]] || { job=$1 && shift; }
if [[ $job == TrainJob ]] && needs_sample "$@"; then sample=$project/target/sample/ratings.csv; fi

first=
if [[ $sample && $# == 0 ]]; then
  first=yes
  set -- --titles "${sample%/*}/movies.csv" --conf "$project/conf/sample.conf"
fi
if [[ $sample ]] || is_small "$@"; then job_options=$(small_options); fi

choose_spark_submit
set_command 'local[*]' spark-local.conf "$job" ${sample:+--input "$sample"} "$@"
[[ $print == no ]] || { printf '%q ' "${command[@]}" && echo && exit; }
"$project/submit/build.sh"
[[ $sample ]] || exec "${command[@]}"
write_sample
"${command[@]}"
say_next
