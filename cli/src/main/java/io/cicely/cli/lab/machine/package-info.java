/**
 * The lab's machines on real Linux: control groups, network namespaces, systemd-nspawn. A thin
 * layer of commands; what to do, and in which order, is decided in {@code lab.fabric}.
 *
 * <p>Everything of a lab lives in one control group and one mount namespace, so that killing the
 * group removes it all: mounts, namespaces and cables go with the last process that held them.
 */
@NullMarked
package io.cicely.cli.lab.machine;

import org.jspecify.annotations.NullMarked;
