/**
 * The lab's VPC as it should be wired: pure functions from the simulated world to records, from two
 * such records to steps, and from steps to the texts that {@code ip -batch} and {@code nft -f}
 * read. Nothing here touches the machine.
 *
 * <p>The VPC is a router, not a switch: an address is reachable by a /32 route to the one ENI that
 * EC2 maps it to, and by nothing that a guest says.
 */
@NullMarked
package io.cicely.cli.lab.fabric;

import org.jspecify.annotations.NullMarked;
