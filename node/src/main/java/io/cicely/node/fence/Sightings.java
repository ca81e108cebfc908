package io.cicely.node.fence;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.cicely.node.ec2.Instance;
import io.cicely.node.journal.Journal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Which instances this node has seen, and in whose account: the journal remembers. */
record Sightings(Journal journal) {

  /** What a monitor writes down of an instance that it saw. */
  static String of(Instance instance, String account, String region) {
    return beginning(instance.id(), account, region) + instance.state().word();
  }

  private static String beginning(String id, String account, String region) {
    return "instance " + id + " of account " + account + " in " + region + ": ";
  }

  /** Whether the instance was ever seen there, as far back as the journal goes. */
  boolean contain(String id, String account, String region) {
    String wanted = beginning(id, account, region);
    return journal.files().stream().anyMatch(file -> isIn(file, wanted));
  }

  private static boolean isIn(Path file, String wanted) {
    JsonFactory json = new JsonFactory();
    // A line that a crash cut within a character must not hide the others: any byte is a character.
    try (Stream<String> lines = Files.lines(file, StandardCharsets.ISO_8859_1)) {
      return lines
          .filter(line -> line.contains(wanted))
          .anyMatch(line -> saw(json, line, text -> text.startsWith(wanted)));
    } catch (IOException | UncheckedIOException unreadable) {
      return false;
    }
  }

  /** A line that a crash cut short is no JSON, and proves nothing. */
  static boolean saw(JsonFactory json, String line, Predicate<String> wanted) {
    try (JsonParser parser = json.createParser(line)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token == JsonToken.VALUE_STRING
            && "saw".equals(parser.currentName())
            && wanted.test(parser.getText())) {
          return true;
        }
      }
      return false;
    } catch (IOException torn) {
      return false;
    }
  }
}
