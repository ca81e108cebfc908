package io.cicely.cli.command;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** What {@code cicely --version} says. */
final class Version implements IVersionProvider {
  @Override
  public String[] getVersion() throws IOException {
    Properties properties = new Properties();
    try (InputStream file = Version.class.getResourceAsStream("version.properties")) {
      if (file == null) {
        throw new IOException("version.properties is not in the jar");
      }
      properties.load(file);
    }
    return new String[] {
      "cicely " + properties.getProperty("version") + " on Java " + Runtime.version()
    };
  }
}
