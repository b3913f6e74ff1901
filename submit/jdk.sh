# shellcheck shell=bash
# shellcheck disable=SC2154 # common.sh sets what is used here
# What the submit scripts ask of the machine's Java.

# Ends unless java is a 17. Sets java_says to what it tells of itself.
need_java() {
  java_says=$("$java" -XshowSettings:properties -version 2>&1) ||
    no_jdk "java is missing: expected a JDK 17 at $java."
  [[ $java_says == *'version "17'* ]] ||
    no_jdk "$java: expected Java 17, was $(grep 'version "' <<<"$java_says" || echo "$java_says")."
}

# Ends unless there is a compiler as well.
need_jdk() {
  need_java
  "${java%java}javac" -version >/dev/null 2>&1 ||
    no_jdk "javac is missing: expected a JDK 17, was a Java that compiles nothing ($java)."
}

no_jdk() {
  say "$1"
  fail "How to get one: apt-get install openjdk-17-jdk-headless (Debian, Ubuntu),
  dnf install java-17-openjdk-devel (Red Hat, Fedora), or brew install openjdk@17 (macOS, then
  export JAVA_HOME=\$(brew --prefix openjdk@17)). JAVA_HOME chooses among several."
}

# Prints JavaCPP's name for what java runs on. Java is asked, and not the machine, since a Java for
# x86_64 runs on ARM, too, emulated.
platform() {
  case $java_says in
    *'os.arch = amd64'*'os.name = Linux'*) echo linux-x86_64 ;;
    *'os.arch = aarch64'*'os.name = Linux'*) echo linux-arm64 ;;
    *'os.arch = x86_64'*'os.name = Mac'*) echo macosx-x86_64 ;;
    *'os.arch = aarch64'*'os.name = Mac'*) echo macosx-arm64 ;;
    *'os.arch = amd64'*'os.name = Windows'*) echo windows-x86_64 ;;
  esac
}
