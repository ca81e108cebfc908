package io.cicely.node.ocf;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/**
 * The machine adam in a network namespace of its own, with EC2 on its loopback; /run and /var/log
 * are its own as well. All of it ends with {@link #close}.
 */
final class Node implements AutoCloseable {
  private static final String SET_UP =
      """
      mount -t sysfs sysfs /sys && mount -t tmpfs tmpfs /run && mount -t tmpfs tmpfs /var/log \
      && mkdir /run/ec2 && ip link set lo up && exec "$@"
      """;

  private final Process ec2;
  private final BufferedReader answers;
  private final Writer commands;
  private final Path agent;
  private final Map<String, String> environment;

  /** How an action ended. */
  record Ended(int code, String err, Duration took) {
    String reason() {
      int at = err.indexOf("ocf-exit-reason:");
      return at < 0 ? "" : err.substring(at).lines().findFirst().orElseThrow();
    }
  }

  Node() throws IOException, InterruptedException {
    agent = Agents.vip();
    Path folder = Files.createTempDirectory("cicely-node");
    List<String> command = new ArrayList<>(List.of("unshare", "--net", "--mount"));
    command.addAll(List.of("--propagation", "private", "sh", "-c", SET_UP, "sh"));
    command.addAll(List.of(ProcessHandle.current().info().command().orElseThrow(), "-cp"));
    command.addAll(List.of(classPath(), NodeInNamespace.class.getName(), "/run/ec2"));
    ec2 =
        new ProcessBuilder(command)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .directory(folder.toFile())
            .start();
    answers =
        new BufferedReader(new InputStreamReader(ec2.getInputStream(), StandardCharsets.UTF_8));
    commands = ec2.outputWriter(StandardCharsets.UTF_8);
    String[] ports = line().split(" ");
    environment =
        Map.ofEntries(
            Map.entry("PATH", "/usr/sbin:/usr/bin:/sbin:/bin"),
            Map.entry("AWS_ENDPOINT_URL", "https://127.0.0.1:" + ports[0]),
            Map.entry("AWS_CA_BUNDLE", "/run/ec2/ca.pem"),
            Map.entry("AWS_EC2_METADATA_SERVICE_ENDPOINT", "http://127.0.0.1:" + ports[1]),
            Map.entry("OCF_RESKEY_ip", "192.168.1.50"),
            Map.entry("OCF_RESKEY_eni", NodeInNamespace.ENI),
            Map.entry("OCF_RESKEY_CRM_meta_timeout", "30000"),
            Map.entry("OCF_RESOURCE_INSTANCE", "vip"));
  }

  private static String classPath() {
    String real = System.getProperty("surefire.test.class.path");
    return real == null ? Objects.requireNonNull(System.getProperty("java.class.path")) : real;
  }

  /** Tells EC2, and gives its answer. */
  String ec2(String command) throws IOException {
    commands.write(command + "\n");
    commands.flush();
    return line();
  }

  private String line() throws IOException {
    String line = answers.readLine();
    if (line == null) {
      throw new IllegalStateException("the simulated node ended");
    }
    return line;
  }

  /** Runs an action of the agent to its end; settings look like {@code OCF_CHECK_LEVEL=10}. */
  Ended agent(String action, String... settings) throws IOException, InterruptedException {
    long began = System.nanoTime();
    Process process = begin(action, settings);
    String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    if (!process.waitFor(90, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new IllegalStateException(action + " did not end: " + err);
    }
    Duration took = Duration.ofNanos(System.nanoTime() - began);
    return new Ended(process.exitValue(), err, took);
  }

  /** Begins an action of the agent; {@code nsenter} and the launcher end up as the agent's Java. */
  Process begin(String action, String... settings) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(inside(agent.toString(), action));
    builder.environment().clear();
    builder.environment().putAll(environment);
    for (String setting : settings) {
      int equals = setting.indexOf('=');
      builder.environment().put(setting.substring(0, equals), setting.substring(equals + 1));
    }
    return builder.redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
  }

  /** What a command on the node prints. */
  String says(String... command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(inside(command)).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return said;
  }

  private List<String> inside(String... command) {
    List<String> all = new ArrayList<>(List.of("nsenter", "--target", String.valueOf(ec2.pid())));
    all.addAll(List.of("--net", "--mount"));
    all.addAll(List.of(command));
    return all;
  }

  /** All that the kernel has of the VIP: rules, routes and addresses that name it. */
  String leftovers() throws IOException, InterruptedException {
    String all =
        says("ip", "-o", "-4", "addr")
            + says("ip", "rule")
            + says("ip", "route", "show", "table", "all");
    return String.join(
        "\n",
        all.lines()
            .filter(line -> line.contains("192.168.1.50") || line.contains("3232235826"))
            .toList());
  }

  @Override
  public void close() throws IOException {
    commands.close();
    ec2.onExit().completeOnTimeout(ec2, 5, TimeUnit.SECONDS).join();
    ec2.destroyForcibly();
  }
}
