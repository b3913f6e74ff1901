# shellcheck shell=bash
# shellcheck disable=SC2034,SC2154 # shares variables with those that source this
# Class-data sharing: the classes of a job as a JVM has them once it has run, for the JVMs after it.

# Made by the build. Java passes over it where it is of another Java or of other jars; an empty one
# stands for none.
class_archive=$project/target/classes.jsa

# Makes the archive by a short job on target/spark, unless it is as new as the jar. It is of no use
# to another Spark. None is ever written over, for a JVM that uses it would crash.
archive_classes() {
  [[ -f $class_archive && ! $class_archive -ot $jar ]] && return
  [[ -z ${SPARK_HOME:-}$(type -P spark-submit) ]] || return 0
  say 'Archiving the classes of a short job, once for every build: jobs start sooner with them.'
  local folder=target/archive spark_submit=$project/submit/spark-submit
  rm -rf "$class_archive" "$folder" && mkdir -p "$folder"
  "$java" -cp "$jar" recommender.sample.SampleRatings "$folder/ratings.csv" >/dev/null 2>&1 &&
    SPARK_ARGS='' job_options="$(small_options) -XX:ArchiveClassesAtExit=$folder/classes.jsa" \
      set_command 'local[*]' spark-local.conf TrainJob --input "$folder/ratings.csv" \
      --set training.epochs=1 --output "$folder/output" &&
    "${command[@]}" >/dev/null 2>&1 && mv "$folder/classes.jsa" "$class_archive" ||
    { : >"$class_archive.none" && mv "$class_archive.none" "$class_archive"; }
  rm -rf "$folder"
}

# Sets sharing to the options of a JVM that is to run command with the archive; to none where there
# is none. Not to log is to say nothing where the archive does not fit. Java 17 crashes when agents
# or Flight Recorder ask for the classes of an archive, so it is not used beside them.
choose_sharing() {
  sharing=()
  [[ -s $class_archive ]] || return 0
  [[ "${command[*]} ${JAVA_TOOL_OPTIONS:-} ${JDK_JAVA_OPTIONS:-}" \
    =~ -(javaagent|agentlib|agentpath|XX:StartFlightRecording) ]] ||
    sharing=("-XX:SharedArchiveFile=$class_archive" '-Xlog:cds*=off')
}
