package io.cicely.sim.server;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One HTTP/1.1 connection: requests in turn, kept alive between them.
 *
 * <p>Bodies need a Content-Length. As EC2 does since 2022, answers carry no reason phrase.
 */
final class Connection {
  private static final int LINE_LIMIT = 64 * 1024;
  private static final int BODY_LIMIT = 4 * 1024 * 1024;

  private final InputStream in;
  private final OutputStream out;
  private final @Nullable InetAddress from;

  Connection(InputStream in, OutputStream out, @Nullable InetAddress from) {
    this.in = new BufferedInputStream(in);
    this.out = out;
    this.from = from;
  }

  /** Serves until the peer closes or asks to close. */
  void serve(HttpHandler handler) throws IOException, InterruptedException {
    boolean more = true;
    while (more) {
      String line = readLine();
      if (line == null) {
        return;
      }
      String[] start = line.split(" ");
      if (start.length != 3 || !start[2].startsWith("HTTP/1.")) {
        throw new ProtocolException("Not an HTTP/1.1 request line: " + line);
      }
      HttpRequest request = readRequest(start[0], start[1]);
      more = keepsAlive(request, start[2]);
      write(handler.answer(request), request.method().equals("HEAD"), more);
    }
  }

  private static boolean keepsAlive(HttpRequest request, String version) {
    String wish = request.headers().getOrDefault("connection", "").toLowerCase(Locale.ROOT);
    return version.equals("HTTP/1.1") ? !wish.equals("close") : wish.equals("keep-alive");
  }

  private HttpRequest readRequest(String method, String target) throws IOException {
    var headers = new LinkedHashMap<String, String>();
    for (String line = readLine(); line == null || !line.isEmpty(); line = readLine()) {
      int colon = line == null ? -1 : line.indexOf(':');
      if (line == null || colon < 1) {
        throw new ProtocolException("Not an HTTP header: " + line);
      }
      headers.merge(
          line.substring(0, colon).toLowerCase(Locale.ROOT),
          line.substring(colon + 1).strip(),
          (first, second) -> first + "," + second);
    }
    int mark = target.indexOf('?');
    return new HttpRequest(
        method,
        mark < 0 ? target : target.substring(0, mark),
        mark < 0 ? "" : target.substring(mark + 1),
        Map.copyOf(headers),
        readBody(headers),
        from);
  }

  private String readBody(Map<String, String> headers) throws IOException {
    if (headers.containsKey("transfer-encoding")) {
      throw new ProtocolException("A body needs a Content-Length here");
    }
    String stated = headers.getOrDefault("content-length", "0");
    if (!stated.matches("[0-9]{1,9}") || Integer.parseInt(stated) > BODY_LIMIT) {
      throw new ProtocolException("Content-Length is not a number up to 4 MiB: " + stated);
    }
    if ("100-continue".equalsIgnoreCase(headers.get("expect"))) {
      out.write("HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      out.flush();
    }
    byte[] body = in.readNBytes(Integer.parseInt(stated));
    if (body.length < Integer.parseInt(stated)) {
      throw new EOFException("The body ended after " + body.length + " of " + stated + " bytes");
    }
    return new String(body, StandardCharsets.UTF_8);
  }

  /** Null at the end of the stream. */
  private @Nullable String readLine() throws IOException {
    var line = new ByteArrayOutputStream(128);
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        return null;
      }
      line.write(c);
      if (line.size() > LINE_LIMIT) {
        throw new ProtocolException("A header line is longer than 64 KiB");
      }
    }
    return line.toString(StandardCharsets.UTF_8).stripTrailing();
  }

  /** Writes the whole answer at once: one packet where it fits. */
  private void write(HttpResponse response, boolean headOnly, boolean more) throws IOException {
    byte[] body = response.body().getBytes(StandardCharsets.UTF_8);
    var head = new StringBuilder("HTTP/1.1 ").append(response.status()).append(" \r\n");
    head.append("Content-Type: ").append(response.contentType()).append("\r\n");
    head.append("Content-Length: ").append(body.length).append("\r\n");
    response.headers().forEach((k, v) -> head.append(k).append(": ").append(v).append("\r\n"));
    head.append(more ? "\r\n" : "Connection: close\r\n\r\n");
    var bytes = new ByteArrayOutputStream(head.length() + body.length);
    bytes.writeBytes(head.toString().getBytes(StandardCharsets.ISO_8859_1));
    if (!headOnly) {
      bytes.writeBytes(body);
    }
    bytes.writeTo(out);
    out.flush();
  }
}
