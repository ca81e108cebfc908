package io.cicely.sim.server;

import io.cicely.sim.fault.Effect;
import io.cicely.sim.server.HttpHandler.ConnectionCut;
import io.cicely.sim.wire.Form;
import io.cicely.sim.wire.MalformedRequest;
import io.cicely.sim.wire.RequestDecoder;
import io.cicely.sim.wire.ResponseEncoder;
import io.cicely.sim.wire.Service;
import io.cicely.sim.world.Ec2Error;
import io.cicely.sim.world.World;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.awscore.AwsResponse;
import software.amazon.awssdk.services.ec2.model.Ec2Request;

/** EC2 and STS as one HTTP handler: who calls, what is asked, the answer or the refusal. */
final class ApiFace implements HttpHandler {
  private static final Logger LOG = System.getLogger(ApiFace.class.getName());

  private final Engine engine;
  private final Authentication authentication;
  private final @Nullable Throttle throttle;
  private final Faults faults;
  private final Sts sts;
  private final CallLog log;

  /** Without a throttle there are no token buckets. */
  ApiFace(
      Engine engine,
      Authentication authentication,
      @Nullable Throttle throttle,
      Faults faults,
      Sts sts,
      CallLog log) {
    this.engine = engine;
    this.authentication = authentication;
    this.throttle = throttle;
    this.faults = faults;
    this.sts = sts;
    this.log = log;
  }

  @Override
  public HttpResponse answer(HttpRequest http) throws InterruptedException {
    var exchange = new Exchange(serviceOf(http), engine.now());
    HttpResponse response = exchange.answer(http);
    exchange.log(response.status());
    return response;
  }

  /** The host names the service; on a bare address the signature's scope does. */
  private static Service serviceOf(HttpRequest http) {
    String host = http.headers().getOrDefault("host", "");
    String all = http.headers().getOrDefault("authorization", "") + "&" + http.query();
    return Arrays.stream(Service.values())
        .filter(service -> host.startsWith(service.scope() + "."))
        .findFirst()
        .or(
            () ->
                Arrays.stream(Service.values())
                    .filter(
                        service -> all.matches(".*(/|%2F)" + service.scope() + "(/|%2F)aws4_.*"))
                    .findFirst())
        .orElse(Service.EC2);
  }

  /** One call on its way, and what is known of it so far. */
  private final class Exchange {
    private final Service service;
    private final Instant arrived;
    private final String requestId = log.newRequestId();
    private String action = "";
    private String caller = "";
    private String code = "OK";

    Exchange(Service service, Instant arrived) {
      this.service = service;
      this.arrived = arrived;
    }

    HttpResponse answer(HttpRequest http) throws InterruptedException {
      try {
        AwsResponse response = carryOut(http);
        return HttpResponse.xml(
            200, new ResponseEncoder(service).encode(action, response, requestId));
      } catch (MalformedRequest e) {
        return refusal(e.code(), e.message(), 400);
      } catch (Ec2Error e) {
        return refusal(e.code(), e.message(), e.httpStatus());
      } catch (ConnectionCut e) {
        throw e;
      } catch (RuntimeException e) {
        LOG.log(Level.ERROR, "The simulator failed at " + action, e);
        return refusal("InternalError", "An internal error has occurred", 500);
      }
    }

    private AwsResponse carryOut(HttpRequest http) throws InterruptedException {
      Map<String, String> form = parameters(http);
      action = form.getOrDefault("Action", "");
      Caller who = authentication.caller(http, service);
      caller = who.arn();
      Effect effect = faults.onCall(action, caller);
      if (effect != null) {
        strike(who, effect);
      }
      AwsResponse response = carryOut(who, form, effect);
      if (effect instanceof Effect.AnswerLost) {
        log("AnswerLost");
        throw new ConnectionCut();
      }
      return response;
    }

    private void strike(Caller who, Effect effect) throws InterruptedException {
      switch (effect) {
        case Effect.Refused(String errorCode, String message, int status) ->
            throw new Ec2Error(errorCode, message, status);
        case Effect.Delayed(Duration by) -> Thread.sleep(by);
        case Effect.Hung() -> {
          log("Hung");
          Thread.sleep(Faults.HANG);
          throw new ConnectionCut();
        }
        case Effect.Cut() -> {
          log("Cut");
          throw new ConnectionCut();
        }
        case Effect.Denied() -> throw Permissions.denied(who, service.scope() + ":" + action);
        case Effect.AnswerLost(), Effect.Stale(Duration _), Effect.Emptied() -> {}
      }
    }

    private AwsResponse carryOut(Caller who, Map<String, String> form, @Nullable Effect effect)
        throws InterruptedException {
      AwsRequest request = new RequestDecoder(service).decode(form);
      if (!(request instanceof Ec2Request ec2)) {
        return sts.answer(who, request);
      }
      if (throttle != null) {
        throttle.admit(action, ec2);
      }
      Duration behind = effect instanceof Effect.Stale(Duration by) ? by : Duration.ZERO;
      return engine.call(
          who,
          ec2,
          behind,
          world -> effect instanceof Effect.Emptied() ? World.empty(world.account()) : world);
    }

    private HttpResponse refusal(String code, String message, int status) {
      this.code = code;
      return HttpResponse.xml(
          status,
          new ResponseEncoder(service).encodeError(code, message, status >= 500, requestId));
    }

    private void log(String unanswered) {
      code = unanswered;
      log(0);
    }

    void log(int status) {
      var took = Duration.between(arrived, engine.now());
      log.add(number -> new Call(number, arrived, service, action, caller, status, code, took));
    }
  }

  /** A GET states its parameters in the query, a POST in its body. */
  private static Map<String, String> parameters(HttpRequest http) {
    Map<String, String> form = new TreeMap<>(Form.parse(http.query() + "&" + http.body()));
    form.keySet().removeIf(name -> name.startsWith("X-Amz-"));
    return form;
  }
}
