package io.cicely.sim.server;

import java.util.Map;

/** An answer to be sent, with headers beyond the length and the type of its body. */
record HttpResponse(int status, String contentType, String body, Map<String, String> headers) {

  static HttpResponse text(int status, String body) {
    return new HttpResponse(status, "text/plain", body, Map.of());
  }

  static HttpResponse json(int status, String body) {
    return new HttpResponse(status, "application/json", body + "\n", Map.of());
  }

  static HttpResponse xml(int status, String body) {
    return new HttpResponse(status, "text/xml;charset=UTF-8", body, Map.of());
  }
}
