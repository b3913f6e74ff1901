# shellcheck shell=bash
# shellcheck disable=SC2154 # common.sh sets what is used here
# The JVM of a job on few ratings, most of whose time is that of code that is new to it.

# Whether arguments of a job name one file to read, of at most 8 MB: some 300,000 ratings as CSV.
is_small() {
  local word flag=
  for word in "$@"; do
    word=$flag${word/#--/-} flag= # the job takes -input for --input
    case $word in
      -input) flag=$word= ;;
      -input=*) [[ -f ${word#*=} && $(find -L "${word#*=}" -size -16385) ]] && return ;;
    esac
  done
  return 1
}

# Prints its options: the serial collector, unless one is named, touches less memory; the second
# compiler compiles the job's loops and Java, not Spark. It says so, not on stdout.
small_options() {
  local named="${SPARK_ARGS:-} ${SPARK_SUBMIT_OPTS:-} ${JAVA_TOOL_OPTIONS:-} ${JDK_JAVA_OPTIONS:-} ${_JAVA_OPTIONS:-}"
  [[ $named$(<"$project/conf/spark-local.conf") =~ XX:\+Use[A-Za-z0-9]+GC ]] || printf ' -XX:+UseSerialGC'
  printf ' -XX:%s' +UnlockDiagnosticVMOptions +DisplayVMOutputToStderr "CompilerDirectivesFile=\"$project/conf/small-input-compiler.json\""
}
