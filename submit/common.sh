# shellcheck shell=bash
# shellcheck disable=SC2034 # what is set here is used by the scripts that source this
# What the submit scripts share.
project=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
jar=$project/target/autoencoder-recommender.jar
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
source "$project/submit/jvm.sh"
source "$project/submit/command.sh"

say() { printf '%s\n' "$*" >&2; }
fail() { say "$@" && exit 2; }

# Prints the comment at the head of the script.
usage() { sed -n '2,/^$/s/^# \{0,1\}//p' "$0"; }

# Sets spark_submit to the first of SPARK_HOME, the PATH and target/spark that fits the jar.
choose_spark_submit() {
  local says versions
  for spark_submit in ${SPARK_HOME:+"$SPARK_HOME/bin/spark-submit"} "$(type -P spark-submit)"; do
    [[ $spark_submit ]] || continue
    says=$("$spark_submit" --version 2>&1) || true
    [[ $says == *'version 3.5.'*'Scala version 2.12.'* ]] && return
    versions=$(grep -Eo '(Scala )?version [0-9][0-9.]*' <<<"$says" | paste -sd, -) ||
      versions=${says##*: }
    say "Passed over $spark_submit: expected Spark 3.5 with Scala 2.12, was: $versions"
    unset SPARK_HOME # any other spark-submit would start what it names
  done
  spark_submit=$project/submit/spark-submit
}
