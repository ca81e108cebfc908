package io.cicely.node.packaging;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** EC2 and IMDS on the loopback of a {@link Debian}, which is the instance adam there. */
final class Ec2OnLoopback implements AutoCloseable {
  static final String ADAM = "i-0aaaaaaaaaaaaaaa1";
  static final String EVA = "i-0aaaaaaaaaaaaaaa2";
  static final String ENI = "eni-0c1ce1c1ce1c1ce1c";

  private final Process process;
  private final BufferedReader answers;
  private final Writer commands;
  private final String variables;

  Ec2OnLoopback(Debian machine) throws IOException {
    String java = ProcessHandle.current().info().command().orElseThrow();
    process =
        machine
            .inside(
                "exec %s -cp %s io.cicely.node.ocf.NodeInNamespace /run/ec2"
                    .formatted(java, classPath()))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    answers = process.inputReader(StandardCharsets.UTF_8);
    commands = process.outputWriter(StandardCharsets.UTF_8);
    String[] ports = line().split(" ");
    variables =
        "export AWS_CA_BUNDLE=/run/ec2/ca.pem AWS_ENDPOINT_URL=https://127.0.0.1:%s "
                .formatted(ports[0])
            + "AWS_EC2_METADATA_SERVICE_ENDPOINT=http://127.0.0.1:%s; ".formatted(ports[1]);
  }

  private static String classPath() {
    String real = System.getProperty("surefire.test.class.path");
    return real == null ? Objects.requireNonNull(System.getProperty("java.class.path")) : real;
  }

  /** The beginning of a script whose AWS clients are to find this EC2. */
  String variables() {
    return variables;
  }

  /** Tells it something, see {@code NodeInNamespace}, and gives its answer. */
  String tell(String command) throws IOException {
    commands.write(command + "\n");
    commands.flush();
    return line();
  }

  private String line() throws IOException {
    String line = answers.readLine();
    if (line == null) {
      throw new IllegalStateException("the simulated EC2 ended");
    }
    return line;
  }

  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }
}
