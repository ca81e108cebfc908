package io.cicely.node.ec2;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A network interface (ENI) as DescribeNetworkInterfaces gives it. {@code attachment} is null where
 * it has none; strings that EC2 left out are empty.
 */
public record NetworkInterface(
    String id,
    String subnetId,
    String vpcId,
    String availabilityZone,
    String macAddress,
    Status status,
    List<PrivateAddress> privateAddresses,
    List<String> ipv6Addresses,
    @Nullable Attachment attachment,
    boolean sourceDestCheck,
    Map<String, String> tags) {

  public NetworkInterface {
    privateAddresses = List.copyOf(privateAddresses);
    ipv6Addresses = List.copyOf(ipv6Addresses);
    tags = Map.copyOf(tags);
  }

  /** A private IPv4 address of the interface. */
  public record PrivateAddress(String address, boolean primary) {}

  /** Whether EC2 maps the private address, of either family, to this interface. */
  public boolean carries(String address) {
    return find(address) != null || ipv6Addresses.contains(address);
  }

  /** Whether it is the interface's primary private address, which stays with it. */
  public boolean isPrimary(String address) {
    PrivateAddress found = find(address);
    return found != null && found.primary();
  }

  private @Nullable PrivateAddress find(String address) {
    for (PrivateAddress own : privateAddresses) {
      if (own.address().equals(address)) {
        return own;
      }
    }
    return null;
  }

  /** The status of an interface, in EC2's words. */
  public sealed interface Status {
    /** EC2's word for it. */
    String word();

    /** The words of the model, and "pending", which CreateNetworkInterface really answers. */
    enum Known implements Status {
      PENDING("pending"),
      AVAILABLE("available"),
      ASSOCIATED("associated"),
      ATTACHING("attaching"),
      IN_USE("in-use"),
      DETACHING("detaching");

      private final String word;

      Known(String word) {
        this.word = word;
      }

      @Override
      public String word() {
        return word;
      }
    }

    /** A word that is not known here. */
    record Other(String word) implements Status {}

    /** The status of that word. */
    static Status of(String word) {
      for (Known known : Known.values()) {
        if (known.word.equals(word)) {
          return known;
        }
      }
      return new Other(word);
    }
  }
}
