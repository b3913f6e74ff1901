# shellcheck shell=bash
# shellcheck disable=SC2154 # common.sh sets what is used here
# What the submit scripts tell the driver's JVM.

# Its native threads are to sleep while they wait for work: those of OpenMP and OpenBLAS would spin
# on the cores that others need. The job tells executors the same.
export OMP_WAIT_POLICY=${OMP_WAIT_POLICY:-passive}
export OPENBLAS_THREAD_TIMEOUT=${OPENBLAS_THREAD_TIMEOUT:-18}

# Further options, for the script that knows the job.
job_options=

# Prints its options for a master: logging, vector instructions, limits where it does everything.
driver_options() {
  printf '%s' "-Dlog4j2.configurationFile=\"$project/conf/log4j2.properties\"" \
    ' --add-modules=jdk.incubator.vector'
  [[ ! -t 2 ]] || printf ' %s' -Drecommender.progress=terminal -Drecommender.log.level=warn
  [[ $1 != local* ]] || array_limits
  printf '%s' "$job_options"
}

# Prints the memory of this machine or container in MiB: java takes a quarter of it for its heap.
# Nothing without java.
machine_memory() {
  local quarter
  quarter=$("$java" -XX:+PrintFlagsFinal -version 2>/dev/null |
    sed -n 's/.* MaxHeapSize *= *\([0-9]*\).*/\1/p') || true
  [[ ! $quarter ]] || echo $((quarter / 262144))
}

# Prints the options of a JVM that has this machine to itself. ND4J's arrays may take what a heap of
# 3 GiB and 1 GiB for the rest leave over, at least half of all; the whole process nine tenths.
array_limits() {
  local all arrays
  all=$(machine_memory)
  [[ $all ]] || return 0
  arrays=$((all - 4096 > all / 2 ? all - 4096 : all / 2))
  printf ' -Dorg.bytedeco.javacpp.%s=%sm' maxbytes "$arrays" maxphysicalbytes "$((all * 9 / 10))"
}
