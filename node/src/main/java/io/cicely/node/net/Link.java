package io.cicely.node.net;

/**
 * A network link. {@code enabled} is the administrator's wish, {@code running} whether it can carry
 * traffic; the last three are its own settings under /proc/sys/net/ipv4/conf.
 */
public record Link(
    String name,
    String macAddress,
    boolean enabled,
    boolean running,
    int mtu,
    int rpFilter,
    int arpIgnore,
    int arpAnnounce) {}
