package io.cicely.cli.command;

import io.cicely.cli.lab.model.Layout;
import io.cicely.cli.spec.yaml.Problem;
import io.cicely.cli.spec.yaml.Reading;
import io.cicely.cli.spec.yaml.SpecReader;
import io.cicely.node.failure.Code;
import io.cicely.node.failure.Failure;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which cluster.yaml a command is about. */
final class SpecOptions {
  private static final String STANDARD_INPUT = "-";

  @Option(
      names = {"-f", "--file"},
      paramLabel = "FILE",
      description = "the cluster's file, '-' for standard input (default: cluster.yaml)")
  private @Nullable Path named;

  private Path usual = Path.of("cluster.yaml");

  /** With no file named, a command about the lab takes the one that came with it. */
  void ofLab(boolean lab) {
    if (lab) {
      usual = Layout.STANDARD.clusterFile();
    }
  }

  private Path file() {
    return named == null ? usual : named;
  }

  /** The name of the file in messages. */
  String name() {
    return isStandardInput() ? "standard input" : file().toString();
  }

  /**
   * What the file says.
   *
   * @throws Failure {@link Code#FILE_UNUSABLE} if it cannot be read at all
   */
  Reading read() {
    try {
      return SpecReader.read(
          isStandardInput()
              ? new String(System.in.readAllBytes(), StandardCharsets.UTF_8)
              : Files.readString(file()));
    } catch (NoSuchFileException missing) {
      throw unreadable("there is no such file", "Write one, or name it with -f FILE", missing);
    } catch (CharacterCodingException foreign) {
      throw unreadable("it is not UTF-8", "Save it as UTF-8", foreign);
    } catch (IOException refused) {
      throw unreadable(refused.getClass().getSimpleName(), "Look at its permissions", refused);
    }
  }

  /** Prints the problems as compilers do. */
  void print(List<Problem> problems, PrintWriter err) {
    problems.forEach(problem -> err.println(name() + ":" + problem));
    String number = problems.size() == 1 ? "1 problem" : problems.size() + " problems";
    err.println("cicely: " + name() + " has " + number + "; nothing was done.");
    err.flush();
  }

  private boolean isStandardInput() {
    return file().toString().equals(STANDARD_INPUT);
  }

  private Failure unreadable(String why, String action, Exception cause) {
    return new Failure(Code.FILE_UNUSABLE, "Cannot read " + name(), why, action, cause);
  }
}
