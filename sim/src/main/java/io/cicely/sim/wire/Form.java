package io.cicely.sim.wire;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Parameters as {@code application/x-www-form-urlencoded} writes them. */
public final class Form {
  private Form() {}

  /**
   * The parameters of a form body or query string, in their order.
   *
   * @throws MalformedRequest when one is there twice or not decodable
   */
  public static Map<String, String> parse(String encoded) {
    var form = new LinkedHashMap<String, String>();
    for (String pair : encoded.split("&")) {
      if (pair.isEmpty()) {
        continue;
      }
      int equals = pair.indexOf('=');
      String name = decode(equals < 0 ? pair : pair.substring(0, equals));
      if (form.put(name, equals < 0 ? "" : decode(pair.substring(equals + 1))) != null) {
        throw new MalformedRequest(
            "InvalidParameterCombination", "The parameter " + name + " may only be given once");
      }
    }
    return form;
  }

  private static String decode(String encoded) {
    try {
      return URLDecoder.decode(encoded, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw new MalformedRequest(
          "MalformedQueryString", "The query string is malformed: " + encoded);
    }
  }
}
