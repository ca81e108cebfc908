package io.cicely.cli.lab.daemon;

import com.sun.net.httpserver.SimpleFileServer;
import com.sun.net.httpserver.SimpleFileServer.OutputLevel;
import java.net.InetSocketAddress;
import java.nio.file.Path;

/** Serves the archive that the machines of the VPC install from. */
final class PackageServer {
  private PackageServer() {}

  /** Serves until the daemon ends. */
  static void serve(InetSocketAddress address, Path archive) {
    SimpleFileServer.createFileServer(address, archive, OutputLevel.NONE).start();
  }
}
