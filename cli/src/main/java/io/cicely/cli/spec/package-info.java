/**
 * The wanted cluster: what {@code cluster.yaml} says, as values with every default filled in;
 * {@code spec.yaml} reads and writes it. And which running cluster a command is about and how it is
 * reached: its nodes by ssh, its EC2 by region or endpoint.
 */
@NullMarked
package io.cicely.cli.spec;

import org.jspecify.annotations.NullMarked;
