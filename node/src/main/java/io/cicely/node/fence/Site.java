package io.cicely.node.fence;

import io.cicely.node.ec2.Ec2;
import java.util.Optional;

/**
 * EC2 in one region, as seen from this machine.
 *
 * @param self this machine's own instance id; empty where it is no instance, or cannot tell
 */
record Site(Ec2 ec2, String region, Optional<String> self) {}
