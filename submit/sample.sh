# shellcheck shell=bash
# shellcheck disable=SC2154 # common.sh and local.sh set what is used here
# The sample that submit/local.sh trains on where it is given no ratings.

# Whether arguments of TrainJob name no ratings.
needs_sample() {
  local word flag=
  for word in "$@"; do
    word=$flag${word/#--/-} flag= # the job takes -input for --input
    case $word in
      -set | -conf) flag=$word= ;;
      -input* | -set=input.path* | -set=input.table* | -help | -version) return 1 ;;
      -conf=*) grep -Eqs '^[^#]*(path|table|include)' "${word#*=}"; [[ $? == 1 ]] || return 1 ;;
    esac
  done
}

# Writes ratings and titles that are not there yet.
write_sample() {
  [[ -f $sample && -f ${sample%/*}/movies.csv ]] ||
    "$java" -cp "$jar" recommender.sample.SampleRatings "$sample"
}

# Prints options of a JVM for so short a job: the serial collector, unless one is named, touches less
# memory; the second compiler compiles the job's loops and Java, not Spark. It says so, not on stdout.
sample_options() {
  local named="${SPARK_ARGS:-} ${SPARK_SUBMIT_OPTS:-} ${JAVA_TOOL_OPTIONS:-} ${JDK_JAVA_OPTIONS:-} ${_JAVA_OPTIONS:-}"
  [[ $named$(<"$project/conf/spark-local.conf") =~ XX:\+Use[A-Za-z0-9]+GC ]] || printf ' -XX:+UseSerialGC'
  printf ' -XX:%s' +UnlockDiagnosticVMOptions +DisplayVMOutputToStderr "CompilerDirectivesFile=\"$project/conf/sample-compiler.json\""
}

# Says what can be done with the run of the first command, or of another one on the sample.
say_next() {
  [[ $first ]] || say "Next, with ratings of your own: $0 --input PATH/ratings.csv"
  [[ ! $first ]] || say "Next: lists for everybody, the model for other programs, ratings of your own
  $0 RecommendJob --run target/recommender --input $sample --output target/lists
  $0 ExportJob --run target/recommender --output target/model.onnx
  $0 --input PATH/ratings.csv"
}
