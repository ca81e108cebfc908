package io.cicely.node.vip;

import io.cicely.node.ec2.ElasticIp;
import io.cicely.node.ec2.NetworkInterface;
import io.cicely.node.ec2.RouteTable;
import io.cicely.node.net.Snapshot;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that a decision about a mapped VIP may use.
 *
 * @param now since the action began
 * @param own this instance's interfaces
 * @param holder the id of the interface that has the VIP, empty if none has it; asked for IPv6 only
 * @param routeTables the VIP's route tables, mode route only
 * @param elasticIp the VIP, mode elastic-ip only
 * @param noted what an earlier start left on record, or null
 */
public record MappedView(
    Vip.Mapped vip,
    Duration now,
    Sight<Own> own,
    Sight<String> holder,
    Sight<Tables> routeTables,
    Sight<Address> elasticIp,
    Sight<Snapshot> kernel,
    Memory memory,
    @Nullable Noted noted) {

  /** This instance, and its interfaces. */
  public record Own(String self, List<NetworkInterface> interfaces) {
    public Own {
      interfaces = List.copyOf(interfaces);
    }

    /** The interface with that MAC address, or null. */
    @Nullable NetworkInterface withMac(String macAddress) {
      for (NetworkInterface each : interfaces) {
        if (each.macAddress().equals(macAddress)) {
          return each;
        }
      }
      return null;
    }

    /** The interface that EC2 maps the private address to, or null. */
    @Nullable NetworkInterface carrying(String address) {
      for (NetworkInterface each : interfaces) {
        if (each.carries(address)) {
          return each;
        }
      }
      return null;
    }
  }

  /** This instance, and the VIP's route tables. */
  public record Tables(String self, List<RouteTable> tables) {
    public Tables {
      tables = List.copyOf(tables);
    }
  }

  /** This instance, and the Elastic IP. */
  public record Address(String self, ElasticIp elasticIp) {
    /** Whether what is sent to the Elastic IP reaches this instance. */
    boolean isHere() {
      return !self.isEmpty() && elasticIp.instanceId().equals(self);
    }
  }

  /**
   * Which interface of this instance a start brought the VIP to, and how long ago that was put on
   * record: for so long at least no start here has asked EC2 for anything.
   */
  public record Noted(String networkInterfaceId, String macAddress, Duration age) {
    /** On record just now, for all that is known. */
    public Noted(String networkInterfaceId, String macAddress) {
      this(networkInterfaceId, macAddress, Duration.ZERO);
    }
  }
}
