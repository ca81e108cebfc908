package io.cicely.node.vip;

import io.cicely.node.ec2.Instance;
import io.cicely.node.ec2.InstanceState;
import io.cicely.node.net.Ipv4Network;
import io.cicely.node.net.Snapshot;
import java.time.Duration;

/**
 * All that a decision about an ENI may use.
 *
 * @param now since the action began
 * @param asking since EC2 was first asked, which is after much start-up; zero before
 * @param notedMac the ENI's MAC address by the record of an earlier start, or empty
 * @param shared whether another VIP of this node runs on the same ENI
 */
public record EniView(
    Vip.Eni vip,
    Duration now,
    Duration asking,
    Sight<EniSeen> networkInterface,
    Sight<Instance> own,
    Sight<InstanceState> owner,
    Sight<Ipv4Network> subnet,
    Sight<Snapshot> kernel,
    Memory memory,
    String notedMac,
    boolean shared) {}
