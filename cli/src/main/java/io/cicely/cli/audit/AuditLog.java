package io.cicely.cli.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.cicely.node.failure.Code;
import io.cicely.node.failure.Failure;
import io.cicely.node.time.Clock;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;

/**
 * The file of the record. Each line is written at once, so that several programs may append to it.
 * What cannot be recorded is not done: a failure to write ends the work, at a place from which it
 * can be taken up again.
 */
public final class AuditLog implements AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Path file;
  private final FileChannel channel;
  private final Clock clock;
  private final SequencedMap<String, Object> context;

  private AuditLog(
      Path file, FileChannel channel, Clock clock, SequencedMap<String, Object> context) {
    this.file = file;
    this.channel = channel;
    this.clock = clock;
    this.context = context;
  }

  /**
   * Where the record is unless the user wants it elsewhere.
   *
   * @param environment the process's variables
   * @see <a href="https://specifications.freedesktop.org/basedir-spec/latest/">XDG Base Directory
   *     Specification</a>
   */
  public static Path usualFile(Map<String, String> environment) {
    String state = environment.getOrDefault("XDG_STATE_HOME", "");
    Path home = Path.of(environment.getOrDefault("HOME", "."));
    return (state.isEmpty() ? home.resolve(".local/state") : Path.of(state))
        .resolve("cicely")
        .resolve("audit.jsonl");
  }

  /**
   * Opens the file, making it and its folders for this user alone where they are missing.
   *
   * @param cluster whose name each line bears
   * @throws Failure {@link Code#FILE_UNUSABLE}
   */
  public static AuditLog open(Path file, String cluster, Clock clock) {
    SequencedMap<String, Object> context = new LinkedHashMap<>();
    context.put("user", System.getProperty("user.name", ""));
    context.put("pid", ProcessHandle.current().pid());
    context.put("cluster", cluster);
    try {
      Files.createDirectories(
          file.toAbsolutePath().getParent(),
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      FileChannel channel =
          FileChannel.open(
              file,
              Set.of(StandardOpenOption.CREATE, StandardOpenOption.APPEND),
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      return new AuditLog(file, channel, clock, context);
    } catch (IOException refused) {
      throw unusable(file, refused);
    }
  }

  /**
   * Appends a line.
   *
   * @throws Failure {@link Code#FILE_UNUSABLE}
   */
  public void append(Entry entry) {
    SequencedMap<String, Object> line = new LinkedHashMap<>();
    line.put("at", clock.now().toString());
    line.putAll(context);
    line.put("call", entry);
    try {
      byte[] text = (JSON.writeValueAsString(line) + "\n").getBytes(StandardCharsets.UTF_8);
      ByteBuffer buffer = ByteBuffer.wrap(text);
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
    } catch (JsonProcessingException bug) {
      throw new IllegalStateException("an audit line that is no JSON: " + entry, bug);
    } catch (IOException refused) {
      throw unusable(file, refused);
    }
  }

  private static Failure unusable(Path file, IOException refused) {
    return new Failure(
        Code.FILE_UNUSABLE,
        "Cannot write the audit log " + file,
        refused.toString(),
        "Make room or give access, or set XDG_STATE_HOME to another folder; then run it again",
        refused);
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException refused) {
      throw unusable(file, refused);
    }
  }
}
