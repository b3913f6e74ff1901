# shellcheck shell=bash
# shellcheck disable=SC2154 # common.sh sets what is used here
# An HDFS for a benchmark, and what its files are looked at with.

# Starts one on the loopback that ends with the script, and sets hdfs to a folder in it: FOLDER of its
# class path, log and client settings. It needs mvn test-compile.
start_hdfs() {
  mvn -q -B -f "$project/pom.xml" dependency:build-classpath -Dmdep.includeScope=test \
    -Dmdep.outputFile="$1/classpath" >&2
  # Without a file of settings the shell of Hadoop's clients does not start.
  mkdir -p "$1/hadoop" && echo '<configuration/>' >"$1/hadoop/core-site.xml"
  hadoop_settings=$1/hadoop
  coproc HDFS {
    exec "$java" -Xmx1g -cp "$project/target/test-classes:$(<"$1/classpath")" \
      recommender.benchmark.HdfsServer 2>"$1/hdfs.log"
  }
  exec {hdfs_in}>&"${HDFS[1]}" {hdfs_out}<&"${HDFS[0]}" # bash keeps a coprocess's own from subshells
  read -r hdfs <&"$hdfs_out" || fail "The HDFS did not start: see $1/hdfs.log"
}

# How many bytes may still be written: a number or any.
limit_hdfs() { echo "$1" >&"$hdfs_in" && read -r _ <&"$hdfs_out"; }

# A command of Hadoop's shell, such as -cat PATH.
hadoop_fs() { "$java" -cp "$hadoop_settings:$project/target/spark/jars/*" org.apache.hadoop.fs.FsShell "$@"; }
