package io.cicely.node.ocf;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Any environment and any standard input: an exit code that the OCF standard has for it. */
final class LocalMainFuzz {

  @FuzzTest
  void endsWithACodeOfTheStandard(byte[] data) {
    EnvironmentText given = EnvironmentText.of(data);
    assertThat(run("monitor", given))
        .isIn(ExitCode.SUCCESS, ExitCode.GENERIC, ExitCode.NOT_RUNNING);
    assertThat(run("validate-all", given))
        .isIn(ExitCode.SUCCESS, ExitCode.ARGUMENTS, ExitCode.INSTALLED, ExitCode.CONFIGURED);
    assertThat(run("migrate_to", given)).isIn(ExitCode.SUCCESS, ExitCode.GENERIC);
  }

  private static int run(String action, EnvironmentText given) {
    InputStream in = System.in;
    PrintStream err = System.err;
    try {
      System.setIn(new ByteArrayInputStream(given.input().getBytes(StandardCharsets.ISO_8859_1)));
      System.setErr(new PrintStream(OutputStream.nullOutputStream(), false));
      return LocalMain.run(action, given.environment());
    } finally {
      System.setIn(in);
      System.setErr(err);
    }
  }
}
