# shellcheck shell=bash
# shellcheck disable=SC2034,SC2154 # shares variables with those that source this
# The command that runs a job.

# Sets command to the one that runs a job: MASTER PROPERTIES-FILE JOB [ARGUMENTS].
set_command() {
  local master=$1 sizes=$2 job=$3 more=() job_jar=("$jar")
  shift 3
  read -r -d '' -a more <<<"${SPARK_ARGS:-}" || true # splits at spaces, expands no *
  ! goes_on_class_path "$master" "$sizes" || job_jar=(--driver-class-path "$jar" spark-internal)
  command=("$spark_submit" --master "$master" --properties-file "$project/conf/$sizes"
    --conf "spark.driver.defaultJavaOptions=$(driver_options "$master")"
    --class "$job" ${more[@]+"${more[@]}"} "${job_jar[@]}" "$@")
}

# Whether the jar goes on the class path of the JVM, where that does everything: Spark would copy the
# jar of an application, of 216 MB, for executors, and Java shares no classes of it. An application
# without a jar is spark-internal to Spark. Not where that path or the master is another one.
goes_on_class_path() {
  [[ $1 == local* && ! ${SPARK_ARGS:-} =~ --master|driver-class-path|extraClassPath ]] &&
    ! grep -Eqs '^[[:space:]]*spark\.driver\.extraClassPath' "$project/conf/$2"
}
