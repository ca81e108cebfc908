package io.cicely.sim.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Locale;

/** The few forms of ASN.1's distinguished encoding that an X.509 certificate is made of. */
final class Der {
  private static final DateTimeFormatter UTC_TIME =
      DateTimeFormatter.ofPattern("yyMMddHHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private Der() {}

  static byte[] sequence(byte[]... items) {
    return tagged(0x30, items);
  }

  static byte[] set(byte[]... items) {
    return tagged(0x31, items);
  }

  /** An element whose tag is given as is, such as 0xA3 for the explicit [3]. */
  static byte[] tagged(int tag, byte[]... items) {
    var content = new ByteArrayOutputStream();
    for (byte[] item : items) {
      content.writeBytes(item);
    }
    var element = new ByteArrayOutputStream();
    element.write(tag);
    length(element, content.size());
    element.writeBytes(content.toByteArray());
    return element.toByteArray();
  }

  private static void length(ByteArrayOutputStream out, int length) {
    if (length < 0x80) {
      out.write(length);
    } else if (length < 0x100) {
      out.writeBytes(new byte[] {(byte) 0x81, (byte) length});
    } else {
      out.writeBytes(new byte[] {(byte) 0x82, (byte) (length >> 8), (byte) length});
    }
  }

  static byte[] integer(BigInteger value) {
    return tagged(0x02, value.toByteArray());
  }

  static byte[] bool(boolean value) {
    return tagged(0x01, new byte[] {(byte) (value ? 0xFF : 0)});
  }

  static byte[] octets(byte[] content) {
    return tagged(0x04, content);
  }

  /** A bit string that uses its last byte but for the unused bits. */
  static byte[] bits(int unused, byte[] content) {
    return tagged(0x03, new byte[] {(byte) unused}, content);
  }

  static byte[] text(String value) {
    return tagged(0x0C, value.getBytes(UTF_8));
  }

  static byte[] time(Instant value) {
    return tagged(0x17, UTC_TIME.format(value).getBytes(UTF_8));
  }

  /** An object identifier in dotted form. */
  static byte[] oid(String dotted) {
    int[] arcs = Arrays.stream(dotted.split("\\.")).mapToInt(Integer::parseInt).toArray();
    var content = new ByteArrayOutputStream();
    content.write(arcs[0] * 40 + arcs[1]);
    for (int i = 2; i < arcs.length; i++) {
      for (int shift = 28; shift > 0; shift -= 7) {
        if (arcs[i] >> shift != 0) {
          content.write(0x80 | (arcs[i] >> shift & 0x7F));
        }
      }
      content.write(arcs[i] & 0x7F);
    }
    return tagged(0x06, content.toByteArray());
  }
}
