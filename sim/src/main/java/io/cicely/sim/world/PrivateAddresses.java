package io.cicely.sim.world;

/** Assigning private addresses to interfaces and taking them away. */
public final class PrivateAddresses {
  private PrivateAddresses() {}

  /** The address in canonical form, refused when it is none of the subnet's. */
  static String inSubnet(Subnet subnet, String address) {
    String canonical;
    try {
      canonical = Cidr.canonical(address);
    } catch (IllegalArgumentException e) {
      throw Refusals.invalidValue(
          "Value ("
              + address
              + ") for parameter privateIpAddress is"
              + " invalid. Invalid IPv4 address.");
    }
    if (!subnet.cidr().contains(canonical)) {
      throw Refusals.invalidValue("Address does not fall within the subnet's address range");
    }
    if (subnet.reserves(canonical)) {
      throw Refusals.invalidValue("Address is in subnet's reserved address range");
    }
    return canonical;
  }
}
