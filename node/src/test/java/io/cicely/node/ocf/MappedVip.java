package io.cicely.node.ocf;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A VIP of each mode and family: its parameters, how EC2 maps it, and the calls of its actions. */
enum MappedVip {
  SECONDARY_IP(
      "address 192.168.1.60",
      MappingOrders.ADAMS_ENI,
      MappingOrders.EVAS_ENI,
      "192.168.1.60",
      "mode=secondary-ip ip=192.168.1.60",
      "DescribeNetworkInterfaces",
      "AssignPrivateIpAddresses"),
  SECONDARY_IPV6(
      "address 2001:db8:1234:1a00::60",
      MappingOrders.ADAMS_ENI,
      MappingOrders.EVAS_ENI,
      "2001:db8:1234:1a00::60",
      "mode=secondary-ip ip=2001:db8:1234:1a00::60",
      "DescribeNetworkInterfaces",
      "UnassignIpv6Addresses AssignIpv6Addresses"),
  ROUTE(
      "route 10.99.0.50/32",
      MappingOrders.ADAMS_ENI + " " + MappingOrders.ADAMS_ENI,
      MappingOrders.EVAS_ENI,
      "10.99.0.50",
      "mode=route ip=10.99.0.50 " + tables(),
      "DescribeRouteTables",
      "ReplaceRoute ReplaceRoute"),
  ROUTE_IPV6(
      "route fd00:99::50/128",
      MappingOrders.ADAMS_ENI + " " + MappingOrders.ADAMS_ENI,
      MappingOrders.EVAS_ENI,
      "fd00:99::50",
      "mode=route ip=fd00:99::50 " + tables(),
      "DescribeRouteTables",
      "ReplaceRoute ReplaceRoute"),
  ELASTIC_IP(
      "elastic 203.0.113.50",
      MappingOrders.ADAMS_ENI + "=192.168.1.61",
      MappingOrders.EVAS_ENI + "=192.168.1.62",
      "",
      "mode=elastic-ip ip=203.0.113.50 private_ip=adam:192.168.1.61;eva:192.168.1.62"
          + " CRM_meta_on_node=adam",
      "DescribeAddresses",
      "AssociateAddress");

  /** How the simulator's orders name it. */
  final String order;

  /** Where EC2 has it when adam has it. */
  final String atAdam;

  /** What the order {@code map} is told for it to be eva's. */
  final String eva;

  /** What a start adds to the kernel; empty for nothing. */
  final String inKernel;

  /** The one look of a deep monitor. */
  final String describe;

  /** What a start writes that takes it from eva. */
  final String writes;

  private final String parameters;

  MappedVip(
      String order,
      String atAdam,
      String eva,
      String inKernel,
      String parameters,
      String describe,
      String writes) {
    this.order = order;
    this.atAdam = atAdam;
    this.eva = eva;
    this.inKernel = inKernel;
    this.parameters = parameters;
    this.describe = describe;
    this.writes = writes;
  }

  private static String tables() {
    return "route_tables=" + MappingOrders.TABLE + "," + MappingOrders.OTHER_TABLE;
  }

  /** Whether stop leaves EC2's mapping as it is, and needs no answer of EC2. */
  boolean isOnLink() {
    return this != ELASTIC_IP;
  }

  /** Where EC2 has it when nobody has. */
  String nowhere() {
    return order.startsWith("route") ? "nobody nobody" : "nobody";
  }

  /** The parameters as the environment has them, and more. */
  String[] settings(String... more) {
    List<String> all = new ArrayList<>();
    Arrays.stream(parameters.split(" ")).map("OCF_RESKEY_"::concat).forEach(all::add);
    all.addAll(Arrays.asList(more));
    return all.toArray(String[]::new);
  }

  /** The calls of a start that finds it at eva, each with its number among its like. */
  List<String> callsOfStart() {
    return switch (this) {
      case SECONDARY_IP ->
          List.of(
              "DescribeNetworkInterfaces 1",
              "AssignPrivateIpAddresses 1",
              "DescribeNetworkInterfaces 2");
      case SECONDARY_IPV6 ->
          List.of(
              "DescribeNetworkInterfaces 1",
              "DescribeNetworkInterfaces 2",
              "UnassignIpv6Addresses 1",
              "DescribeNetworkInterfaces 3",
              "DescribeNetworkInterfaces 4",
              "AssignIpv6Addresses 1",
              "DescribeNetworkInterfaces 5");
      case ROUTE, ROUTE_IPV6 ->
          List.of(
              "DescribeNetworkInterfaces 1",
              "DescribeRouteTables 1",
              "ReplaceRoute 1",
              "DescribeRouteTables 2",
              "ReplaceRoute 2",
              "DescribeRouteTables 3");
      case ELASTIC_IP ->
          List.of(
              "DescribeNetworkInterfaces 1",
              "DescribeAddresses 1",
              "AssociateAddress 1",
              "DescribeAddresses 2");
    };
  }

  /** The calls of a stop. */
  List<String> callsOfStop() {
    return isOnLink()
        ? List.of()
        : List.of("DescribeAddresses 1", "DisassociateAddress 1", "DescribeAddresses 2");
  }
}
