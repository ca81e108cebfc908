package io.cicely.sim.server;

import io.cicely.sim.latency.Profile;
import io.cicely.sim.wire.Form;
import java.time.format.DateTimeParseException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The control face, no part of AWS's API: forms in, JSON out, such as {@code curl --unix-socket
 * sim.sock -d profile=typical http://sim/latency}.
 */
final class Control implements HttpHandler {
  private final Engine engine;
  private final CallLog log;

  Control(Engine engine, CallLog log) {
    this.engine = engine;
    this.log = log;
  }

  @Override
  public HttpResponse answer(HttpRequest request) {
    try {
      Map<String, String> form = Form.parse(request.query() + "&" + request.body());
      return switch (request.method() + " " + request.path()) {
        case "GET /world" -> HttpResponse.json(200, Json.of(engine.world()));
        case "GET /enabled" -> HttpResponse.json(200, Json.of(engine.world().enabled()));
        case "GET /events" -> HttpResponse.json(200, Json.of(engine.events()));
        case "GET /calls" ->
            HttpResponse.json(
                200, Json.of(log.after(Long.parseLong(form.getOrDefault("after", "0")))));
        case "POST /latency" -> setLatency(required(form, "profile"));
        default -> HttpResponse.json(404, Json.of(Map.of("error", "There is no such path")));
      };
    } catch (IllegalArgumentException | DateTimeParseException e) {
      return HttpResponse.json(400, Json.of(Map.of("error", String.valueOf(e.getMessage()))));
    }
  }

  private HttpResponse setLatency(String name) {
    switch (name) {
      case "none" -> engine.setProfile(Profile.none());
      case "typical" -> engine.setProfile(Profile.typical());
      default -> throw new IllegalArgumentException("profile is none or typical, not " + name);
    }
    return HttpResponse.json(200, Json.of(Map.of("profile", name)));
  }

  private static String required(Map<String, String> form, String name) {
    @Nullable String value = form.get(name);
    if (value == null) {
      throw new IllegalArgumentException("The parameter " + name + " is missing");
    }
    return value;
  }
}
