/**
 * Which cluster a command is about and how it is reached: its nodes by ssh, its EC2 by region or
 * endpoint. Read from one file, whose every error names the file and the field. And how its VIPs
 * move.
 */
@NullMarked
package io.cicely.cli.spec;

import org.jspecify.annotations.NullMarked;
