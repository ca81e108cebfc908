package io.cicely.cli.lab.model;

/**
 * A subnet of the lab's VPC, with a route table of its own.
 *
 * @param first the third byte of its first IPv4 address, 192.168.FIRST.0
 * @param prefix6 its IPv6 range up to the double colon
 */
public record Subnet(String id, String routeTable, String zone, int first, String prefix6) {
  /** Of the IPv4 range. */
  public static final int PREFIX_LENGTH = 22;

  /** Of the IPv6 range, as of every subnet's on EC2. */
  public static final int PREFIX6_LENGTH = 64;

  public String range() {
    return address(0, 0) + "/" + PREFIX_LENGTH;
  }

  public String range6() {
    return prefix6 + "::/" + PREFIX6_LENGTH;
  }

  /** Where the VPC's router is for the machines of this subnet. */
  public String router() {
    return address(0, 1);
  }

  /** An address in the block of 256 that counts from the range's first. */
  public String address(int block, int host) {
    return "192.168.%d.%d".formatted(first + block, host);
  }

  /** An IPv6 address that ends as that IPv4 host number is written. */
  public String address6(int host) {
    return prefix6 + "::" + host;
  }
}
