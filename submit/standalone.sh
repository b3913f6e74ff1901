#!/usr/bin/env bash
# submit/standalone.sh [--print] --master spark://HOST:PORT [NameJob] [arguments of the job]
# Runs a job (default TrainJob) on a standalone cluster; builds first what is missing.
# Ratings and output have to be where all machines reach them, such as hdfs://.
#   --print      shows the command and runs nothing
#   --help       shows this
#   SPARK_HOME   a Spark 3.5 with Scala 2.12; else one on the PATH is taken, else target/spark
#   SPARK_ARGS   more options of spark-submit, split at spaces: SPARK_ARGS='--executor-memory 8g'

set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

[[ ${1:-} != --help ]] || { usage && exit; }
print=no job=TrainJob
[[ ${1:-} != --print ]] || { print=yes && shift; }
[[ ${1:-} == --master && ${2:-} == spark://* ]] ||
  fail "Expected --master spark://HOST:PORT first, was: ${*:-nothing} (see --help)"
master=$2
shift 2
[[ ! ${1:-} =~ ^[A-Za-z]+Job$ ]] || { job=$1 && shift; }

choose_spark_submit
set_command "$master" spark-standalone.conf "$job" "$@"
[[ $print == no ]] || { printf '%q ' "${command[@]}" && echo && exit; }
"$project/submit/build.sh"
exec "${command[@]}"
