package io.cicely.sim.world;

/** Where a route leads. */
public sealed interface RouteTarget {
  /** An elastic network interface of the VPC. */
  record ToInterface(String interfaceId) implements RouteTarget {}

  /** An internet gateway; the simulator has it in name only. */
  record ToGateway(String gatewayId) implements RouteTarget {}
}
