# shellcheck shell=sh
# Sourced by the launchers: `run PROFILE MAIN [ARGUMENT...]` turns the shell into the agent's Java.
# @HOME@ and the classpaths and digests below are filled in where the package is assembled.
home=@HOME@

# What these hold, the VM would take up, and say so on the agent's output.
unset JAVA_TOOL_OPTIONS JDK_JAVA_OPTIONS _JAVA_OPTIONS CLASSPATH

# The VM does not check the jars against an AOT cache (JDK-8377932), it would run what the cache
# holds. The cache's name tells the jars and the runtime that it was made from; one that is older
# than a jar, or than the last change among the jars, is left alone as well.
# (Every sh of the distributions knows -nt, though POSIX does not.)
# shellcheck disable=SC3013
use_cache_if_younger_than_its_jars() {
  [ -r "$cache" ] && [ "$cache" -nt "$home/lib" ] || return 0
  IFS=:
  for jar in $classpath; do
    [ "$cache" -nt "$jar" ] || { unset IFS; return 0; }
  done
  unset IFS
  aot=-XX:AOTCache=$cache
}

profile() {
  case $1 in
    # It is over before compiling much would pay.
    local) classpath=@LOCAL_CLASSPATH@ digest=@LOCAL_DIGEST@ heap=16m compile_after=4 ;;
    ec2) classpath=@EC2_CLASSPATH@ digest=@EC2_DIGEST@ heap=64m compile_after=1 ;;
  esac
  cache=$home/cache/$1-$digest.aot
  # Whatever the VM has to say goes to standard error: standard output is the agent's.
  set -- -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -XX:-UsePerfData "-Xms$heap" "-Xmx$heap" \
    "-XX:CompileThresholdScaling=$compile_after" \
    -Xlog:disable -Xlog:all=error:stderr -XX:-CreateCoredumpOnCrash -XX:ErrorFile=/dev/stderr
  flags=$*
}

run() {
  profile "$1"
  shift
  aot=-Xshare:auto
  use_cache_if_younger_than_its_jars
  # shellcheck disable=SC2086 # one word a flag
  exec "$home/runtime/bin/java" $flags "$aot" -cp "$classpath" "$@"
}
