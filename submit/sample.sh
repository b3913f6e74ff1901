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

# Says what can be done with the run of the first command, or of another one on the sample.
say_next() {
  [[ $first ]] || say "Next, with ratings of your own: $0 --input PATH/ratings.csv"
  [[ ! $first ]] || say "Next: lists for everybody, the model for other programs, ratings of your own
  $0 RecommendJob --run target/recommender --input $sample --output target/lists
  $0 ExportJob --run target/recommender --output target/model.onnx
  $0 --input PATH/ratings.csv"
}
