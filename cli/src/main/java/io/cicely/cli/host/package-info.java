/**
 * A machine that commands are run and files are written on: this one, or another by the system's
 * OpenSSH, so that ssh_config, agents, jump hosts and hardware keys work as the operator knows
 * them. A command is an argument list on every kind of host; what a host's answer means is for the
 * caller. Failing to reach a host is never the same as a command that failed there.
 */
@NullMarked
package io.cicely.cli.host;

import org.jspecify.annotations.NullMarked;
