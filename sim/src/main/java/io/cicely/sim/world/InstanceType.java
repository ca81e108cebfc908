package io.cicely.sim.world;

import java.util.List;
import java.util.Optional;

/**
 * What an instance type allows.
 *
 * @param vcpus number of virtual processors
 * @param memoryMib memory in MiB
 * @param interfaces most network interfaces on the default network card
 * @param ipv4PerInterface most private IPv4 addresses on one interface, the primary included
 * @param ipv6PerInterface most IPv6 addresses on one interface
 */
public record InstanceType(
    String name,
    Hypervisor hypervisor,
    int vcpus,
    int memoryMib,
    int interfaces,
    int ipv4PerInterface,
    int ipv6PerInterface) {

  /** Xen types refuse SkipOsShutdown. */
  public enum Hypervisor {
    NITRO,
    XEN
  }

  /**
   * The catalogue, a selection of the user guide's table "Maximum IP addresses per network
   * interface".
   *
   * @see <a href="https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/AvailableIpPerENI.html">
   *     AvailableIpPerENI</a>
   */
  public static final List<InstanceType> ALL =
      List.of(
          nitro("c5.large", 2, 4096, 3, 10),
          nitro("c6i.large", 2, 4096, 3, 10),
          xen("c4.large", 2, 3840, 3, 10),
          xen("m4.large", 2, 8192, 2, 10),
          xen("m4.xlarge", 4, 16384, 4, 15),
          nitro("m5.large", 2, 8192, 3, 10),
          nitro("m5.xlarge", 4, 16384, 4, 15),
          nitro("m5.4xlarge", 16, 65536, 8, 30),
          nitro("m5.16xlarge", 64, 262144, 15, 50),
          nitro("m6i.large", 2, 8192, 3, 10),
          nitro("m7i.large", 2, 8192, 3, 10),
          nitro("r5.large", 2, 16384, 3, 10),
          nitro("r6i.large", 2, 16384, 3, 10),
          xen("t2.micro", 1, 1024, 2, 2),
          xen("t2.small", 1, 2048, 3, 4),
          xen("t2.medium", 2, 4096, 3, 6),
          nitro("t3.nano", 2, 512, 2, 2),
          nitro("t3.micro", 2, 1024, 2, 2),
          nitro("t3.small", 2, 2048, 3, 4),
          nitro("t3.medium", 2, 4096, 3, 6),
          nitro("t3.large", 2, 8192, 3, 12),
          nitro("t3.xlarge", 4, 16384, 4, 15));

  public static Optional<InstanceType> named(String name) {
    return ALL.stream().filter(type -> type.name.equals(name)).findFirst();
  }

  private static InstanceType nitro(String name, int vcpus, int memory, int interfaces, int ipv4) {
    return new InstanceType(name, Hypervisor.NITRO, vcpus, memory, interfaces, ipv4, ipv4);
  }

  private static InstanceType xen(String name, int vcpus, int memory, int interfaces, int ipv4) {
    return new InstanceType(name, Hypervisor.XEN, vcpus, memory, interfaces, ipv4, ipv4);
  }
}
