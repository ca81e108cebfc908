package io.cicely.sim.server;

import java.net.InetAddress;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request as it came over the wire.
 *
 * @param path the path, still encoded, without the query
 * @param query the query, still encoded; empty when there is none
 * @param headers by lower-case name; what was sent twice is joined by a comma
 * @param from who sent it; null over a Unix domain socket
 */
record HttpRequest(
    String method,
    String path,
    String query,
    Map<String, String> headers,
    String body,
    @Nullable InetAddress from) {

  @Nullable String header(String lowerCaseName) {
    return headers.get(lowerCaseName);
  }
}
