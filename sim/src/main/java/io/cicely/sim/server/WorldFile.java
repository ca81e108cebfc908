package io.cicely.sim.server;

import io.cicely.sim.world.Account;
import io.cicely.sim.world.Founding;
import io.cicely.sim.world.InstanceType;
import io.cicely.sim.world.World;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * A first World as text, one resource a line: {@code vpc ID RANGE}, {@code subnet ID VPC RANGE
 * ZONE-LETTER}, {@code instance ID TYPE SUBNET ENI ADDRESS}, {@code profile INSTANCE ROLE}, {@code
 * interface ENI SUBNET ADDRESS DESCRIPTION}, {@code secondary ENI ADDRESS}, {@code unchecked ENI}
 * (no source/dest check), {@code route-table ID VPC SUBNET}, {@code elastic-ip ID ADDRESS}, {@code
 * tag ID KEY VALUE}; {@code #} begins a comment.
 */
public final class WorldFile {
  private final Account account;
  private final Founding founding;

  private WorldFile(Account account, Instant now) {
    this.account = account;
    this.founding = Founding.of(account, now);
  }

  /** Two machines, adam and eva, in one subnet, and an interface for their VIP. */
  public static World twoMachines(Account account, Instant now) {
    try (InputStream stream = WorldFile.class.getResourceAsStream("two-machines.world")) {
      if (stream == null) {
        throw new IllegalStateException("two-machines.world is not in the jar");
      }
      return parse(new String(stream.readAllBytes(), StandardCharsets.UTF_8), account, now);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read two-machines.world", e);
    }
  }

  /**
   * Reads a World.
   *
   * @throws IllegalArgumentException naming the line that is not understood, and why
   */
  public static World parse(String text, Account account, Instant now) {
    var file = new WorldFile(account, now);
    text.lines()
        .map(line -> line.replaceFirst("#.*", "").strip())
        .filter(line -> !line.isEmpty())
        .forEach(file::read);
    return file.founding.world();
  }

  private void read(String line) {
    String[] word = line.split("\\s+");
    try {
      switch (word[0]) {
        case "vpc" -> founding.vpc(word[1], word[2]);
        case "subnet" -> founding.subnet(word[1], word[2], word[3], account.region() + word[4]);
        case "instance" -> founding.instance(word[1], type(word[2]), word[3], word[4], word[5]);
        case "profile" -> founding.profile(word[1], profileArn(word[2]));
        case "interface" ->
            founding.networkInterface(word[1], word[2], word[3], line.split("\\s+", 5)[4]);
        case "secondary" -> founding.secondary(word[1], word[2]);
        case "unchecked" -> founding.withoutSourceDestCheck(word[1]);
        case "route-table" -> founding.routeTable(word[1], word[2], word[3]);
        case "elastic-ip" -> founding.elasticIp(word[1], word[2]);
        case "tag" -> founding.tag(word[1], word[2], line.split("\\s+", 4)[3]);
        default -> throw new IllegalArgumentException("there is no resource '" + word[0] + "'");
      }
    } catch (ArrayIndexOutOfBoundsException e) {
      throw new IllegalArgumentException("Cannot read '" + line + "': a word is missing", e);
    } catch (RuntimeException e) {
      throw new IllegalArgumentException("Cannot read '" + line + "': " + e.getMessage(), e);
    }
  }

  private static InstanceType type(String name) {
    return InstanceType.named(name)
        .orElseThrow(() -> new IllegalArgumentException("the type " + name + " is not known"));
  }

  private String profileArn(String role) {
    return "arn:aws:iam::" + account.id() + ":instance-profile/" + role;
  }
}
