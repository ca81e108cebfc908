/**
 * The lab's VPC as it should be wired: pure functions from the simulated world to records, from two
 * such records to steps, and from steps to the texts that {@code ip -batch} and {@code nft -f}
 * read. Nothing here touches the machine.
 *
 * <p>The VPC is a router, not a switch: a packet goes where EC2's mapping, the sender's route table
 * or an Elastic IP's association says, and nowhere that a guest says. Cables are laid with {@code
 * ip} and have a number each; nftables marks every packet with the number of the cable it is for.
 * So whatever EC2 moves without moving a cable is one transaction of nftables: no packet falls
 * between the old and the new.
 */
@NullMarked
package io.cicely.cli.lab.fabric;

import org.jspecify.annotations.NullMarked;
