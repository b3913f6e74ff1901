#!/usr/bin/env bash
# submit/build.sh: builds target/ for this host when it is missing. The other scripts call it.

set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"
[[ ${1:-} != --help ]] || { usage && exit; }

# A jar below 20 MB has no ND4J in it: an interrupted build leaves one.
is_built() { [[ -d $project/target/spark/jars && $(find "$jar" -size +20000k 2>/dev/null) ]]; }

platform() {
  case $(uname -s)-$(uname -m) in
    Linux-x86_64) echo linux-x86_64 ;;
    Darwin-x86_64) echo macosx-x86_64 ;;
    MINGW*-x86_64 | MSYS*-x86_64 | CYGWIN*-x86_64) echo windows-x86_64 ;;
    *) fail "Expected x86_64 Linux, macOS or Windows, was $(uname -sm): ND4J has no native" \
      "libraries for it. Run the job on such a machine, or in an x86_64 container." ;;
  esac
}

need_java() {
  local version
  version=$("$java" -version 2>&1) || fail "java is missing: expected a JDK 17 at $java."
  [[ $version == *'version "17'* ]] ||
    fail "$java: expected Java 17, was ${version%%$'\n'*}. JAVA_HOME chooses another."
}

cd "$project"
if is_built; then
  [[ -z $(find pom.xml src/main conf/reference.conf -newer "$jar" 2>/dev/null) ]] ||
    say 'Sources are newer than target/: mvn -DskipTests package builds them.'
  need_java && exit
fi
platform=$(platform)
need_java
command -v mvn >/dev/null || fail 'mvn is missing: Maven 3.8 or later builds the job.'
say "Building $project/target for $platform. The first build downloads some 900 MB."
mvn -q -B -DskipTests "-Djavacpp.platform=$platform" package >&2
