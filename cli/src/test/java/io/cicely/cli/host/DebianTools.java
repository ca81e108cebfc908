package io.cicely.cli.host;

import io.cicely.node.process.Command;
import io.cicely.node.process.LocalProcesses;
import io.cicely.node.process.Result;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The real tools of Pacemaker and Corosync: this machine's, or those of the image that a lab has
 * made. /tmp is a folder of the test; the CIB is the file cib.xml in it, whose resources nothing
 * runs, so that there is nothing to wait for.
 */
public final class DebianTools implements Host {
  private static final Path IMAGES = Path.of("/var/cache/cicely");

  private final Path folder;
  private final @Nullable Path image;

  private DebianTools(Path folder, @Nullable Path image) {
    this.folder = folder;
    this.image = image;
  }

  /** Empty where the tools are not to be had. */
  public static Optional<DebianTools> in(Path folder) {
    if (Files.isExecutable(Path.of("/usr/sbin/crm_verify"))) {
      return Optional.of(new DebianTools(folder, null));
    }
    boolean root = "root".equals(System.getProperty("user.name"));
    if (!root || !Files.isDirectory(IMAGES)) {
      return Optional.empty();
    }
    try (Stream<Path> images = Files.list(IMAGES)) {
      return images
          .filter(each -> Files.isExecutable(each.resolve("usr/sbin/crm_verify")))
          .findFirst()
          .map(found -> new DebianTools(folder, found));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** The path under which the tools see a file of the folder. */
  public String path(String file) {
    return (image == null ? folder : Path.of("/tmp")).resolve(file).toString();
  }

  @Override
  public String name() {
    return "adam";
  }

  @Override
  public Result run(Command command) {
    if (command.arguments().contains("--wait")) {
      return new Result(command, 0, "", "");
    }
    List<String> line = new ArrayList<>();
    if (image == null) {
      line.addAll(List.of("env", "CIB_file=" + path("cib.xml")));
    } else {
      // In a mount namespace of its own, so that the image stays as it is.
      String script =
          """
          mount --bind "$1" "$2/tmp" || exit
          root=$2
          shift 2
          exec chroot "$root" "$@"
          """;
      line.addAll(List.of("unshare", "--mount", "sh", "-c", script, "sh"));
      line.addAll(List.of(folder.toString(), image.toString()));
      line.addAll(List.of("env", "CIB_file=" + path("cib.xml")));
    }
    line.addAll(command.arguments());
    return new LocalProcesses().run(new Command(line, command.input(), command.limit()));
  }

  @Override
  public Optional<String> read(Path file) {
    throw new AssertionError("unexpected read of " + file);
  }

  @Override
  public void write(Path file, String text, String mode) {
    throw new AssertionError("unexpected write of " + file);
  }

  @Override
  public void close() {}
}
