package io.cicely.node.ec2.aws;

import io.cicely.node.ec2.Identity;
import io.cicely.node.failure.Code;
import io.cicely.node.failure.Failure;
import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What this machine is in EC2: as noted since the last boot, else from IMDS, else (the id alone)
 * from the board that Nitro shows. The note spares each action the way to IMDS, and lets stop work
 * while IMDS is down.
 */
public final class Identities {
  private static final Path BOARD = Path.of("/sys/devices/virtual/dmi/id/board_asset_tag");

  private static final Pattern INSTANCE = Pattern.compile("i-[0-9a-f]{8}([0-9a-f]{9})?");
  private static final Pattern REGION = Pattern.compile("[a-z]+(-[a-z]+)+-[0-9]+");
  private static final int LONGEST_SHOWN = 40;

  private final Path note;
  private final Path board;
  private final Imds imds;

  /** The identity of this machine, noted in {@code folder}, which a boot must empty (/run). */
  public Identities(Path folder, Imds imds) {
    this(folder, imds, BOARD);
  }

  Identities(Path folder, Imds imds, Path board) {
    this.note = folder.resolve("instance");
    this.imds = imds;
    this.board = board;
  }

  /**
   * The instance id, and the region unless the access or the environment names one.
   *
   * @throws Failure {@link Code#IDENTITY_UNKNOWN} if nobody tells, or what is told cannot be one
   */
  public Identity find(Access access) {
    Optional<String> configured = Regions.configured(access, System.getenv());
    Optional<Identity> noted = noted();
    if (noted.isPresent()) {
      Identity known = noted.get();
      return new Identity(known.instanceId(), configured.orElse(known.region()));
    }
    return ask(configured);
  }

  /** The region that the access, the environment or a profile names, without asking anyone. */
  public Optional<String> configuredRegion(Access access) {
    return Regions.configured(access, System.getenv());
  }

  private Identity ask(Optional<String> configured) {
    Identity found;
    try {
      found = asked();
      write(found);
    } catch (Failure silent) {
      found =
          new Identity(onBoard().orElseThrow(() -> silent), configured.orElseThrow(() -> silent));
    }
    return new Identity(found.instanceId(), configured.orElse(found.region()));
  }

  private Identity asked() {
    String instance = imds.instanceId();
    String region = imds.region();
    if (!INSTANCE.matcher(instance).matches() || !REGION.matcher(region).matches()) {
      throw new Failure(
          Code.IDENTITY_UNKNOWN,
          "Cannot learn which instance this is",
          "the metadata service says '" + brief(instance) + "' in '" + brief(region) + "'",
          "Look for a proxy, or another service, at the address of the metadata service");
    }
    return new Identity(instance, region);
  }

  private static String brief(String text) {
    return text.length() > LONGEST_SHOWN ? text.substring(0, LONGEST_SHOWN) + "..." : text;
  }

  private Optional<Identity> noted() {
    try {
      String[] words = Files.readString(note).split("\\s+");
      boolean both =
          words.length == 2
              && INSTANCE.matcher(words[0]).matches()
              && REGION.matcher(words[1]).matches();
      return both ? Optional.of(new Identity(words[0], words[1])) : Optional.empty();
    } catch (IOException unknown) {
      return Optional.empty();
    }
  }

  private Optional<String> onBoard() {
    try {
      String tag = Files.readString(board).strip();
      return INSTANCE.matcher(tag).matches() ? Optional.of(tag) : Optional.empty();
    } catch (IOException none) {
      return Optional.empty();
    }
  }

  /** A note that cannot be written only costs the next action the way to IMDS. */
  private void write(Identity identity) {
    try {
      Files.createDirectories(note.toAbsolutePath().getParent());
      Path beside = Files.createTempFile(note.toAbsolutePath().getParent(), "instance", ".new");
      Files.writeString(beside, identity.instanceId() + " " + identity.region() + "\n");
      move(beside);
    } catch (IOException _) {
      return;
    }
  }

  private void move(Path beside) throws IOException {
    try {
      Files.move(beside, note, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException unusual) {
      Files.move(beside, note, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
