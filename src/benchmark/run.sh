#!/usr/bin/env bash
# src/benchmark/run.sh [SHAPE…]: how fast this project trains, beside stock DL4J and PyTorch.
# Shapes are A to E, E-adam, A-default and B-default; growth stands for those of the growth curves; none: A B.
# stdout has one line of JSON for each shape, contender and number of workers, nothing else:
#   seconds_per_epoch   median of at least 5 epochs, the contenders taking turns
#   ms_per_batch        the same per mini-batch of the epoch, whichever worker trained it
#   peak_rss_mb         of the contender's process
# ours with 2 workers is two networks that are never averaged: what the kernels can do.
# ours-in-job is the Spark job's training on all cores, averaging once an epoch; at A-default and
# B-default by the default rule.
# dl4j-dense is one network on all cores. workers of pytorch-dense are threads of one network.
# Dense contenders train on 512 users at C and 256 at D; there ms_per_batch is what compares.
# CONTENDERS='ours pytorch-dense' src/benchmark/run.sh runs these alone.

set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
[[ ${1:-} != --help ]] || { sed -n '2,/^$/s/^# \{0,1\}//p' src/benchmark/run.sh && exit; }

fail() { printf '%s\n' "$*" >&2 && exit 2; }

target=target/benchmark
classpath=$target/classpath
blas=$target/blas
python=/usr/bin/python3

build() {
  echo 'Compiling the benchmark.' >&2
  mvn -q -B test-compile dependency:build-classpath \
    -Dmdep.includeScope=test -Dmdep.outputFile="$classpath.new" >&2
  mv "$classpath.new" "$classpath"
}

# PyTorch of Debian multiplies with whatever libblas.so.3 there is, and the plain one is 40 times
# slower than a tuned one. It gets the OpenBLAS that ND4J has.
unpack_blas() {
  local jar
  jar=$(tr : '\n' <"$classpath" | grep -m 1 'openblas-[^/]*-linux-x86_64\.jar$') ||
    fail 'expected openblas for linux-x86_64 among the dependencies: the benchmark runs there alone.'
  mkdir -p "$blas"
  "$python" -m zipfile -e "$jar" "$blas/jar"
  cp "$blas"/jar/org/bytedeco/openblas/linux-x86_64/lib{openblas.so.0,gfortran.so.5,quadmath.so.0} "$blas"
  rm -r "$blas/jar"
  ln -sf libopenblas.so.0 "$blas/liblapack.so.3"
  ln -sf libopenblas.so.0 "$blas/libblas.so.3"
}

[[ -x $python ]] && "$python" -c 'import numpy, torch' 2>/dev/null ||
  fail "$python with PyTorch is missing, which the benchmark compares with:" \
    'install it with apt-get install python3-torch'
mkdir -p "$target"
[[ -f $classpath && -z $(find pom.xml src/main src/test src/benchmark/java -newer "$classpath") ]] ||
  build
[[ -e $blas/libblas.so.3 ]] || unpack_blas
OPENBLAS_NUM_THREADS=1 LD_LIBRARY_PATH=$blas "$python" src/benchmark/pytorch_dense.py --check ||
  exit 2
exec "${JAVA_HOME:+$JAVA_HOME/bin/}java" -Xmx256m -XX:+UseSerialGC \
  -cp "target/test-classes:target/classes:$(<"$classpath")" \
  recommender.benchmark.Benchmark "$blas" "$@"
