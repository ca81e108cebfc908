package io.cicely.cli.lab.fabric;

import io.cicely.cli.lab.model.Blueprint;
import io.cicely.sim.world.NetworkInterface;
import io.cicely.sim.world.Subnet;
import io.cicely.sim.world.World;
import java.net.InetAddress;
import java.nio.BufferOverflowException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/**
 * What a VPC's DHCP server answers (RFC 2131): each ENI always gets its primary address, whoever
 * has it.
 *
 * @param to the address that the answer is for
 * @param datagram what is sent
 * @see <a href="https://docs.aws.amazon.com/vpc/latest/userguide/VPC_DHCP_Options.html">AWS</a>
 */
public record DhcpAnswer(String to, ByteBuffer datagram) {
  private static final int LEASE_SECONDS = 3600;
  private static final int MTU = 9001;

  private static final int FIXED = 236;
  private static final int MAC_AT = 28;
  private static final int MAC_LENGTH = 6;
  private static final int CLIENT_ADDRESS_AT = 12;
  private static final int LARGEST = 548;
  private static final int COOKIE = 0x63825363;
  private static final byte REPLY = 2;

  private static final int DISCOVER = 1;
  private static final int OFFER = 2;
  private static final int REQUEST = 3;
  private static final int ACKNOWLEDGEMENT = 5;
  private static final int REFUSAL = 6;

  private static final int PAD = 0;
  private static final int MASK = 1;
  private static final int ROUTER = 3;
  private static final int RESOLVER = 6;
  private static final int DOMAIN = 15;
  private static final int LINK_MTU = 26;
  private static final int REQUESTED = 50;
  private static final int LEASE = 51;
  private static final int TYPE = 53;
  private static final int SERVER = 54;
  private static final int END = 255;

  /** The answer to a datagram; empty for none, as to one that is no question of a plugged ENI. */
  public static Optional<DhcpAnswer> to(byte[] question, World world) {
    try {
      return answer(question, world);
    } catch (BufferUnderflowException | BufferOverflowException unreadable) {
      return Optional.empty();
    }
  }

  private static Optional<DhcpAnswer> answer(byte[] question, World world) {
    if (question.length < FIXED + Integer.BYTES) {
      return Optional.empty();
    }
    ByteBuffer options = ByteBuffer.wrap(question).position(FIXED);
    if (options.getInt() != COOKIE) {
      return Optional.empty();
    }
    int type = 0;
    byte[] wanted = Arrays.copyOfRange(question, CLIENT_ADDRESS_AT, CLIENT_ADDRESS_AT + 4);
    for (int code = options.get() & 0xff; code != END; code = options.get() & 0xff) {
      if (code != PAD) {
        byte[] value = new byte[options.get() & 0xff];
        options.get(value);
        type = code == TYPE ? value[0] : type;
        wanted = code == REQUESTED ? value : wanted;
      }
    }
    byte[] mac = Arrays.copyOfRange(question, MAC_AT, MAC_AT + MAC_LENGTH);
    Optional<NetworkInterface> eni = plugged(HexFormat.ofDelimiter(":").formatHex(mac), world);
    if (eni.isEmpty()) {
      return Optional.empty();
    }
    byte[] own = address(eni.get().primaryAddress());
    return switch (type) {
      case DISCOVER -> Optional.of(grant(OFFER, question, eni.get(), world));
      case REQUEST ->
          Arrays.equals(wanted, own)
              ? Optional.of(grant(ACKNOWLEDGEMENT, question, eni.get(), world))
              : Optional.of(refusal(question, eni.get(), world));
      default -> Optional.empty();
    };
  }

  private static Optional<NetworkInterface> plugged(String mac, World world) {
    return world.interfaces().stream()
        .filter(each -> each.mac().equals(mac) && world.dataPlane().plugs().get(each.id()) != null)
        .findFirst();
  }

  private static DhcpAnswer grant(int type, byte[] question, NetworkInterface eni, World world) {
    Subnet subnet = world.subnet(eni.subnetId());
    ByteBuffer text = head(question, address(eni.primaryAddress()));
    option(text, TYPE, new byte[] {(byte) type});
    option(text, SERVER, address(subnet.router()));
    option(text, LEASE, ByteBuffer.allocate(4).putInt(LEASE_SECONDS).array());
    option(text, MASK, mask(subnet));
    option(text, ROUTER, address(subnet.router()));
    option(text, RESOLVER, address(subnet.cidr().at(2)));
    String domain = Blueprint.REGION + ".compute.internal";
    option(text, DOMAIN, domain.getBytes(StandardCharsets.US_ASCII));
    option(text, LINK_MTU, ByteBuffer.allocate(2).putShort((short) MTU).array());
    return new DhcpAnswer(eni.primaryAddress(), end(text));
  }

  private static DhcpAnswer refusal(byte[] question, NetworkInterface eni, World world) {
    ByteBuffer text = head(question, new byte[4]);
    option(text, TYPE, new byte[] {REFUSAL});
    option(text, SERVER, address(world.subnet(eni.subnetId()).router()));
    return new DhcpAnswer(eni.primaryAddress(), end(text));
  }

  private static ByteBuffer head(byte[] question, byte[] yours) {
    ByteBuffer text = ByteBuffer.allocate(LARGEST);
    text.put(question, 0, FIXED).put(0, REPLY).put(16, yours);
    return text.putInt(COOKIE);
  }

  private static void option(ByteBuffer text, int code, byte[] value) {
    text.put((byte) code).put((byte) value.length).put(value);
  }

  private static ByteBuffer end(ByteBuffer text) {
    return text.put((byte) END).clear();
  }

  private static byte[] mask(Subnet subnet) {
    String range = subnet.cidr().toString();
    int length = Integer.parseInt(range.substring(range.indexOf('/') + 1));
    return ByteBuffer.allocate(4).putInt(-1 << (Integer.SIZE - length)).array();
  }

  private static byte[] address(String text) {
    return InetAddress.ofLiteral(text).getAddress();
  }
}
