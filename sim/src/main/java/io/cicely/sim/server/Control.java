package io.cicely.sim.server;

import io.cicely.sim.fault.Fault;
import io.cicely.sim.policy.PolicyDocument;
import io.cicely.sim.wire.Form;
import io.cicely.sim.wire.MalformedRequest;
import io.cicely.sim.world.World;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The control face, no part of AWS's API: forms in, JSON out, such as {@code curl --unix-socket
 * control.sock -d profile=typical http://sim/latency}.
 *
 * <p>GET {@code /world}, {@code /enabled} (transitions that may happen now), {@code /events}
 * ({@code after} a time), {@code /calls} ({@code after} a number), {@code /faults}. POST {@code
 * /faults} (see {@link FaultForm}), {@code /latency} ({@code profile}), {@code /fire} ({@code
 * kind}, {@code subject}), {@code /policy} ({@code principal}, {@code document}), {@code /reset}.
 * DELETE {@code /faults} ({@code number}, or all).
 */
final class Control implements HttpHandler {
  private final Engine engine;
  private final Faults faults;
  private final CallLog log;
  private final World first;

  Control(Engine engine, Faults faults, CallLog log) {
    this.engine = engine;
    this.faults = faults;
    this.log = log;
    this.first = engine.world();
  }

  @Override
  public HttpResponse answer(HttpRequest request) {
    try {
      Map<String, String> form = Form.parse(request.query() + "&" + request.body());
      return switch (request.method() + " " + request.path()) {
        case "GET /world" -> ok(engine.world());
        case "GET /enabled" -> ok(engine.world().enabled());
        case "GET /events" ->
            ok(
                engine.eventsAfter(
                    Instant.parse(form.getOrDefault("after", Instant.MIN.toString()))));
        case "GET /calls" -> ok(log.after(Long.parseLong(form.getOrDefault("after", "0"))));
        case "GET /faults" -> ok(faults.list());
        case "POST /faults" -> addFault(form);
        case "DELETE /faults" -> removeFaults(form.get("number"));
        case "POST /latency" -> setLatency(required(form, "profile"));
        case "POST /fire" -> fire(required(form, "kind"), required(form, "subject"));
        case "POST /policy" -> setPolicy(required(form, "principal"), form.get("document"));
        case "POST /reset" -> reset();
        default -> error(404, "There is no " + request.method() + " " + request.path());
      };
    } catch (MalformedRequest e) {
      return error(400, e.message());
    } catch (IllegalArgumentException | DateTimeParseException e) {
      return error(400, String.valueOf(e.getMessage()));
    }
  }

  private HttpResponse addFault(Map<String, String> form) {
    Duration duration = FaultForm.duration(form);
    Fault fault = FaultForm.read(form);
    return ok(Map.of("number", duration == null ? faults.add(fault) : faults.add(fault, duration)));
  }

  private HttpResponse removeFaults(@Nullable String number) {
    if (number == null) {
      faults.clear();
    } else if (!faults.remove(Long.parseLong(number))) {
      return error(404, "There is no fault " + number);
    }
    return ok(faults.list());
  }

  private HttpResponse setLatency(String name) {
    engine.setProfile(Simulation.profileNamed(name));
    return ok(Map.of("profile", name));
  }

  private HttpResponse fire(String kind, String subject) {
    engine.edit(
        world ->
            world.fire(
                world.enabled().stream()
                    .filter(each -> each.kind().equals(kind) && each.subject().equals(subject))
                    .findFirst()
                    .orElseThrow(
                        () ->
                            new IllegalArgumentException(
                                kind + " of " + subject + " is not enabled"))));
    return ok(engine.world().enabled());
  }

  /** Without a document, the principal may do everything again. */
  private HttpResponse setPolicy(String principal, @Nullable String document) {
    if (document == null) {
      engine.permissions().revoke(principal);
    } else {
      engine.permissions().grant(principal, PolicyDocument.read(JsonReader.object(document)));
    }
    return ok(Map.of("principal", principal));
  }

  private HttpResponse reset() {
    faults.clear();
    engine.edit(_ -> first);
    return ok(engine.world());
  }

  private static HttpResponse ok(Object answer) {
    return HttpResponse.json(200, Json.of(answer));
  }

  private static HttpResponse error(int status, String message) {
    return HttpResponse.json(status, Json.of(Map.of("error", message)));
  }

  private static String required(Map<String, String> form, String name) {
    String value = form.get(name);
    if (value == null) {
      throw new IllegalArgumentException("The parameter " + name + " is missing");
    }
    return value;
  }
}
