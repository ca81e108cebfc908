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

/**
 * What this machine is in EC2: as noted since the last boot, else from IMDS, else (the id alone)
 * from the board that Nitro shows. The note spares each action the way to IMDS, and lets stop work
 * while IMDS is down.
 */
public final class Identities {
  private static final Path BOARD = Path.of("/sys/devices/virtual/dmi/id/board_asset_tag");

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
   * @throws Failure {@link Code#IDENTITY_UNKNOWN} if nobody tells
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
      found = new Identity(imds.instanceId(), imds.region());
      write(found);
    } catch (Failure silent) {
      found =
          new Identity(onBoard().orElseThrow(() -> silent), configured.orElseThrow(() -> silent));
    }
    return new Identity(found.instanceId(), configured.orElse(found.region()));
  }

  private Optional<Identity> noted() {
    try {
      String[] words = Files.readString(note).split("\\s+");
      return words.length == 2 ? Optional.of(new Identity(words[0], words[1])) : Optional.empty();
    } catch (IOException unknown) {
      return Optional.empty();
    }
  }

  private Optional<String> onBoard() {
    try {
      String tag = Files.readString(board).strip();
      return tag.startsWith("i-") ? Optional.of(tag) : Optional.empty();
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
