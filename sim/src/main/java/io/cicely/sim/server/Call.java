package io.cicely.sim.server;

import io.cicely.sim.wire.Service;
import java.time.Duration;
import java.time.Instant;

/**
 * A call of the API as its face saw it, refused ones included.
 *
 * @param number counted from 1
 * @param at when it had arrived, by the engine's clock
 * @param caller the principal's ARN; empty when it was not made out
 * @param status of HTTP; 0 when the connection was cut instead of an answer
 * @param code {@code OK}, or the error's code
 */
public record Call(
    long number,
    Instant at,
    Service service,
    String action,
    String caller,
    int status,
    String code,
    Duration took) {}
