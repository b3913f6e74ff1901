# shellcheck shell=bash disable=SC2034,SC2154 # build.sh shares variables with this
# Maven for the build, fetched where the machine has none.

maven=3.9.16
maven_sha512=ed41650d42485cfc243fad22158caf9cbb5dc408ce7a09ddb94dd42a019de929\
ca43065bfa450612cf12bf78b5cafa3884b96c090de326ff590448c933454af3

# Sets mvn to the command of a Maven 3.8 or later: that of the PATH, or one kept in target/.
choose_maven() {
  mvn=(mvn)
  [[ $(mvn -v 2>/dev/null) =~ Maven\ 3\.([89]|[1-9][0-9])\. ]] && return
  mvn=(sh "$project/target/maven/apache-maven-$maven/bin/mvn")
  [[ -f ${mvn[1]} ]] || fetch_maven "$project/target/maven"
}

# Unpacks Maven into a folder, whole or not at all. jar is part of the JDK, unzip of few systems.
fetch_maven() {
  local url=${MAVEN_REPOSITORY_URL:-https://repo.maven.apache.org/maven2} sum
  url=${url%/}/org/apache/maven/apache-maven/$maven/apache-maven-$maven-bin.zip
  say "Maven 3.8 or later is missing: fetching $url"
  rm -rf "$1" && mkdir -p "$1/part"
  { download "$url" "$1/part/zip" && [[ -s $1/part/zip ]]; } ||
    fail "$url cannot be fetched. Install Maven 3.8, or set MAVEN_REPOSITORY_URL to a mirror."
  sum=$(sha512sum "$1/part/zip" 2>/dev/null || shasum -a 512 "$1/part/zip")
  [[ ${sum#\\} == "$maven_sha512 "* ]] ||
    fail "$url: expected SHA-512 $maven_sha512, was ${sum%% *}. Nothing of it was run."
  (cd "$1/part" && "${java%java}jar" xf zip) && mv "$1/part/apache-maven-$maven" "$1"
}

# Writes a URL's content to a file. Without curl and wget the JDK can do it.
download() {
  if [[ $(type -P curl) ]]; then curl -fsSL -o "$2" "$1"
  elif [[ $(type -P wget) ]]; then wget -q -O "$2" "$1"
  else from=$1 to=$2 "${java%java}jshell" -s - >&2 <<<'
    try (var in = new java.net.URL(System.getenv("from")).openStream()) {
      java.nio.file.Files.copy(in, java.nio.file.Path.of(System.getenv("to")));
    } catch (Exception e) { System.err.println(e); }'
  fi
}
