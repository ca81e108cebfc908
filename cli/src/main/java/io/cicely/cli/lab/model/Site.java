package io.cicely.cli.lab.model;

import java.util.List;
import java.util.stream.Stream;

/** Where every lab stands: its VPC, and what is outside. */
public final class Site {
  public static final String VPC = "vpc-0c1ce1c1ce1c1ce01";
  public static final String VPC_RANGE = "192.168.0.0/16";
  public static final String VPC_RANGE6 = "2001:db8:c1ce:100::/56";
  public static final String MAIN_ROUTE_TABLE = "rtb-0c1ce1c1ce1c1ce00";
  public static final String GATEWAY = "igw-0c1ce1c1ce1c1ce01";

  /** Two subnets in one zone, and one in another. */
  public static final List<Subnet> SUBNETS =
      List.of(subnet(1, "eu-west-1a", 0), subnet(2, "eu-west-1a", 4), subnet(3, "eu-west-1b", 8));

  /** The Elastic IP for the VIP. */
  public static final String ELASTIC_IP = "203.0.113.50";

  public static final String ALLOCATION = "eipalloc-0c1ce1c1ce1c1ce50";

  /** A machine outside the VPC; TEST-NET-2 (RFC 5737) is nobody's. */
  public static final String VISITOR = "visitor";

  public static final String VISITOR_ADDRESS = "198.51.100.10";
  public static final String VISITORS = "198.51.100.0/24";
  public static final String VISITOR_MAC = "02:00:00:00:00:fe";

  private Site() {}

  /** All route tables, the main one last. */
  public static List<String> routeTables() {
    return Stream.concat(SUBNETS.stream().map(Subnet::routeTable), Stream.of(MAIN_ROUTE_TABLE))
        .toList();
  }

  private static Subnet subnet(int number, String zone, int first) {
    return new Subnet(
        "subnet-0c1ce1c1ce1c1ce0" + number,
        "rtb-0c1ce1c1ce1c1ce0" + number,
        zone,
        first,
        "2001:db8:c1ce:10" + number);
  }
}
