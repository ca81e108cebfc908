package io.cicely.node.net;

/** An address on a link, with the prefix length that it was given there. */
public record Address(String link, Ip address, int prefix) {}
