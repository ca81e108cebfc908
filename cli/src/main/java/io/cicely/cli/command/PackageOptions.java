package io.cicely.cli.command;

import io.cicely.cli.plan.machine.NodePackage;
import io.cicely.node.failure.Code;
import io.cicely.node.failure.Failure;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Option;

/** The node packages that are at hand. */
final class PackageOptions {
  /** As dpkg and rpm name their files. */
  private static final Pattern NAME =
      Pattern.compile("cicely-node[-_](\\d[\\w.~+]*)(?:-\\d+)?[._](\\w+)\\.(deb|rpm)");

  private static final Map<String, String> ARCHITECTURES =
      Map.of("amd64", "x86_64", "arm64", "aarch64");

  @Option(
      names = "--package",
      paramLabel = "FILE",
      description = {
        "a node package, once for each kind of node",
        "(default: those in build/ of this checkout)"
      })
  private List<Path> files = new ArrayList<>();

  /**
   * What the files are.
   *
   * @throws Failure {@link Code#FILE_UNUSABLE} if one is not a node package or cannot be read
   */
  List<NodePackage> packages() {
    return (files.isEmpty() ? built() : files).stream().map(PackageOptions::of).toList();
  }

  private static List<Path> built() {
    Path build = Path.of(System.getProperty("cicely.root", "."), "build");
    List<Path> found = new ArrayList<>();
    try (DirectoryStream<Path> each = Files.newDirectoryStream(build, "cicely-node*.{deb,rpm}")) {
      each.forEach(found::add);
    } catch (IOException none) {
      return List.of();
    }
    Collections.sort(found);
    return found;
  }

  private static NodePackage of(Path file) {
    Matcher name = NAME.matcher(String.valueOf(file.getFileName()));
    if (!name.matches()) {
      throw new Failure(
          Code.FILE_UNUSABLE,
          "Cannot use " + file,
          "it is not named as a node package",
          "Give a file such as cicely-node_0.1.0_amd64.deb, as `make package` builds it");
    }
    NodePackage.Format format =
        name.group(3).equals("deb") ? NodePackage.Format.DEB : NodePackage.Format.RPM;
    String architecture = ARCHITECTURES.getOrDefault(name.group(2), name.group(2));
    return new NodePackage(file.toString(), format, architecture, name.group(1), sha256(file));
  }

  private static String sha256(Path file) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(Files.readAllBytes(file)));
    } catch (IOException unreadable) {
      throw new Failure(
          Code.FILE_UNUSABLE, "Cannot read " + file, unreadable.toString(), "", unreadable);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
