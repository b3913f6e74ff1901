#!/usr/bin/env bash
# submit/build.sh [--again]: builds target/ for this host when it is missing, or again.
# The other scripts call it. All it needs is a JDK 17: where there is no Maven 3.8 or later it
# fetches one into target/.
#   MAVEN_REPOSITORY_URL   where to fetch Maven itself, instead of Maven's central repository; from
#                          where Maven fetches the rest, ~/.m2/settings.xml says

set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"
source "$project/submit/jdk.sh"
source "$project/submit/maven.sh"
source "$project/submit/classes.sh"
source "$project/submit/small.sh"
[[ ${1:-} != --help ]] || { usage && exit; }

# A jar below 20 MB has no ND4J in it: an interrupted build leaves one.
is_built() { [[ -d $project/target/spark/jars && $(find "$jar" -size +20000k 2>/dev/null) ]]; }

cd "$project"
need_java
platform=$(platform)
[[ $platform ]] || fail 'Expected Linux or macOS on x86_64 or ARM64, or Windows on x86_64, was' \
  "$(grep -Eo 'os\.(arch|name) = .*' <<<"$java_says" | paste -sd, -):" \
  'ND4J has no native libraries for it. Run the job on such a machine, or in such a container.'
if [[ ${1:-} != --again ]] && is_built; then
  grep -aq "bindings/$platform/" "$jar" ||
    fail "$jar is for another platform than $platform: submit/build.sh --again builds for this one."
  [[ -z $(find pom.xml src/main conf/reference.conf -newer "$jar" 2>/dev/null) ]] ||
    say 'Sources are newer than target/: submit/build.sh --again builds them.'
  archive_classes
  exit
fi
need_jdk
choose_maven
say "Building $project/target for $platform. The first build downloads some 550 MB."
"${mvn[@]}" -q -B -DskipTests "-Djavacpp.platform=$platform" package >&2
archive_classes
