package io.cicely.sim.world;

import org.jspecify.annotations.Nullable;

/** A virtual private cloud. */
public record Vpc(String id, Cidr cidr, @Nullable Cidr ipv6Cidr, boolean isDefault) {}
