#!/usr/bin/env bash
# src/benchmark/run.sh [SHAPE…]: how fast this project trains, beside stock DL4J and PyTorch.
# src/benchmark/run.sh als: how soon its default recipe is trained, beside Spark MLlib's ALS.
# src/benchmark/run.sh read: how soon a file of ratings is vectors, beside plain Spark.
# src/benchmark/run.sh job: a whole default job of 23.5 million ratings, beside a plain Spark job with ALS.
# src/benchmark/run.sh recommend: lists for all users, beside ALS's recommendForAllUsers, and a service.
#
# Shapes are A to E, E-adam, likes, likes-10k, likes-60k, A-default and B-default; growth stands for those of the growth curves; none: A B.
# stdout has one line of JSON for each shape, contender and number of workers, nothing else:
#   seconds_per_epoch   median of at least 5 epochs, the contenders taking turns
#   ms_per_batch        the same per mini-batch of the epoch, whichever worker trained it
#   peak_rss_mb         of the contender's process
# ours with 2 workers is two networks that are never averaged: what the kernels can do.
# ours-in-job is the Spark job's training on all cores, averaging once an epoch; at A-default and
# B-default by the default rule.
# dl4j-dense is one network on all cores. workers of pytorch-dense are threads of one network.
# likes trains the multinomial likelihood of what 4,000 users like of 26,744 items: ours over all
# items, ours-sampled over 2,000 that are drawn, pytorch-dense is Mult-DAE. likes-10k and likes-60k
# have as many items and the network of conf/ranking.conf.
# Dense contenders train on 512 users at C and 256 at D; there ms_per_batch is what compares.
# CONTENDERS='ours pytorch-dense' src/benchmark/run.sh runs these alone.
#
# als draws 1,000,000 ratings of 6,040 users and 3,706 items from offsets, tastes and noise, a tenth
# of each user's for validation (als-small: 50,000 of 600 and 800), and fits to the rest, cached, in
# one session of the job's on all cores, four times in turns. It needs no PyTorch. stdout has JSON,
# stderr a table of the same:
#   seconds            median of all turns but the first; to_als: divided by als's
#   first_seconds      of the first turn, in a fresh JVM; first_to_als
#   validation_rmse    of the last turn, predictions clipped to 1 to 5
#   epoch_near         of the last turn, the first epoch within 0.5 % of the kept epoch's RMSE
#   seconds_per_epoch  of the last turn; seconds_per_epoch_validated has its validation in it
# ours-training is the epochs up to epoch_near without validation, ours-validated the same with it,
# ours-all with building vectors, fitting offsets and all else around the epochs, and ours-to-the-end
# all epochs. The job's second training on train and validation (training.refit) is no part of any.
# als is Spark's with rank 40, 15 iterations and 10 blocks, which is its default; als-few-blocks has
# as many blocks as there are cores; als-residuals fits to what offsets leave (not timed). Each has
# a regularisation out of 0.05, 0.1, 0.15, chosen on validation after the first turn (0.1).
#
# read writes CSV files of 1, 5 and 25 million ratings and goes from each to a vector of each user, three
# times in turns, in a fresh JVM with a heap of 3 GB on all cores (read:2000000 does so with 2 million). It
# needs no PyTorch. stdout has JSON, medians of the turns:
#   rows         of the file
#   seconds      from a started session to the vectors
#   peak_rss_mb  of the process
# ours is what the job does: layout, checks, duplicates, exact percentile, validation part and vectors.
# plain-spark reads with a given schema, caches, counts, finds the percentile by sorting, and groups.
#
# job draws 23,500,000 ratings of 138,000 users and 27,000 items as als does, a tenth of each user's held
# out, in two CSV files, and goes from those to the RMSE on the second, once each, in a fresh JVM with a
# heap of 6 GB on all cores. It needs no PyTorch, and 2 GB in target/. stdout has JSON:
#   seconds      from a started session to the RMSE; ours publishes its model, too
#   peak_rss_mb  of the process
#   test_rmse    on the held-out ratings of known users and items, predictions clipped to the scale
# ours is the job without settings. als reads with a given schema, caches, and fits Spark's ALS of rank 40,
# 15 iterations, regularisation 0.1, and a block for each core.

#
# recommend draws 1,440,000 ratings of 10,000 users and 26,744 items, fits each contender as briefly as can
# be, and makes lists of 100 for all users, four times, in a fresh JVM with a heap of 3 GB on all cores. It
# needs no PyTorch, and 12 GB of memory for EASE. stdout has JSON:
#   users_per_second  median of all turns but the first, from cached ratings and a loaded model to the rows
#   peak_rss_mb       of the process
# ours-ranking is the network of conf/ranking.conf without EASE, ours-rating one of user vectors,
# ours-item-vectors one of item vectors, the default, ours-shallow EASE of one channel, als Spark's of rank
# 100. Shape service is 10,000 items: a list of ten for one user, asked for by 1 caller after another and by
# 8 at random times, together half as often as one caller a core is answered:
#   median_ms, p99_ms  from when a request was due to its answer

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

check_pytorch() {
  "$python" -c 'import numpy, torch' 2>/dev/null ||
    fail "$python with PyTorch is missing, which the benchmark compares with:" \
      'install it with apt-get install python3-torch'
}

prepare_pytorch() {
  [[ -e $blas/libblas.so.3 ]] || unpack_blas
  OPENBLAS_NUM_THREADS=1 LD_LIBRARY_PATH=$blas "$python" src/benchmark/pytorch_dense.py --check ||
    exit 2
}

race=no
[[ $# != 1 || ! $1 =~ ^(als|als-small|job|read|read:[0-9]+|recommend)$ ]] || race=yes
[[ $race == yes ]] || check_pytorch
mkdir -p "$target"
[[ -f $classpath && -z $(find pom.xml src/main src/test src/benchmark/java -newer "$classpath") ]] ||
  build
[[ $race == yes ]] || prepare_pytorch
exec "${JAVA_HOME:+$JAVA_HOME/bin/}java" -Xmx256m -XX:+UseSerialGC \
  -cp "target/test-classes:target/classes:$(<"$classpath")" \
  recommender.benchmark.Benchmark "$blas" "$@"
