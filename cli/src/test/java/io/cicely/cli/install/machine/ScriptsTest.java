package io.cicely.cli.install.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cicely.cli.host.LocalHost;
import io.cicely.node.process.Command;
import io.cicely.node.process.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** By a real shell. */
class ScriptsTest {
  private static final LocalHost HERE = new LocalHost("here");

  private static Result sh(String script, String input, String... arguments) {
    String[] line = new String[4 + arguments.length];
    System.arraycopy(new String[] {"sh", "-c", script, "sh"}, 0, line, 0, 4);
    System.arraycopy(arguments, 0, line, 4, arguments.length);
    return HERE.run(Command.of(line).reading(input));
  }

  @Test
  void aFileOfSeveralPiecesArrivesWhole(@TempDir Path folder)
      throws IOException, NoSuchAlgorithmException {
    byte[] bytes = new byte[13 * 1024 * 1024 + 7];
    new Random(1).nextBytes(bytes);
    Path file = Files.write(folder.resolve("from"), bytes);
    String digest = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    Path target = folder.resolve("a folder/to");
    Upload.to(HERE, file, target.toString(), digest);
    assertThat(target).hasBinaryContent(bytes);
    assertThat(target.getParent()).isDirectoryNotContaining("glob:**.part");
  }

  @Test
  void aFileThatChangedMeanwhileIsNotPutInPlace(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("from"), "new");
    Path target = Files.writeString(folder.resolve("to"), "old");
    assertThatThrownBy(() -> Upload.to(HERE, file, target.toString(), "0".repeat(64)))
        .hasMessageContaining("another digest");
    assertThat(target).hasContent("old");
  }

  @Test
  void aSecretIsCopiedByteForByteAndForRootAlone(@TempDir Path folder) throws IOException {
    byte[] bytes = new byte[256];
    new Random(2).nextBytes(bytes);
    Path from = Files.write(folder.resolve("from"), bytes);
    Path to = folder.resolve("to");
    String text = sh(Scripts.READ_SECRET, "", from.toString()).orFail().out();
    assertThat(sh(Scripts.WRITE_SECRET, text, to.toString()).succeeded()).isTrue();
    assertThat(to).hasBinaryContent(bytes);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(to)))
        .isEqualTo("r--------");
    assertThat(sh(Scripts.WRITE_SECRET, "", to.toString()).succeeded()).isFalse();
    assertThat(to).hasBinaryContent(bytes);
    assertThat(folder).isDirectoryNotContaining("glob:**to.*");
  }

  @Test
  void aKeyIsMadeOnce(@TempDir Path folder) throws IOException {
    Path tool = folder.resolve("corosync-keygen");
    Files.writeString(tool, "#!/bin/sh\necho key >\"$3\"\nchmod 400 \"$3\"\n");
    Files.setPosixFilePermissions(tool, PosixFilePermissions.fromString("rwx------"));
    String script = "PATH=" + folder + ":$PATH\n" + Scripts.MAKE_KEY;
    Path key = folder.resolve("authkey");
    assertThat(sh(script, "", key.toString()).succeeded()).isTrue();
    assertThat(key).hasContent("key");
    Files.delete(tool);
    assertThat(sh(script, "", key.toString()).succeeded()).isTrue();
    assertThat(sh(script, "", folder.resolve("other").toString()).succeeded()).isFalse();
    assertThat(folder.resolve("other")).doesNotExist();
  }

  @Test
  void onlyTheCibsAreForgotten(@TempDir Path folder) throws IOException {
    for (String name : new String[] {"cib.xml", "cib.xml.sig", "cib-1.raw", "other"}) {
      Files.writeString(folder.resolve(name), "x");
    }
    assertThat(sh(Scripts.FORGET_CIB, "", folder.toString()).succeeded()).isTrue();
    assertThat(folder)
        .isDirectoryContaining("glob:**other")
        .isDirectoryNotContaining("glob:**cib*");
  }
}
