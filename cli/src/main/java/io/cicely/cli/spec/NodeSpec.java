package io.cicely.cli.spec;

import io.cicely.node.net.Ip;
import org.jspecify.annotations.Nullable;

/**
 * A wanted cluster node.
 *
 * @param name its name in Corosync and Pacemaker
 * @param instance its EC2 instance id
 * @param address where Corosync reaches it; null: the instance's primary private address
 * @param host what ssh is told to connect to; null: the name
 * @param ssh what differs from the cluster's {@link Access.Ssh}
 */
public record NodeSpec(
    String name, String instance, @Nullable Ip address, @Nullable String host, SshOptions ssh) {}
