package io.cicely.cli.operate;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What an operator asks for.
 *
 * @param resource the VIP's resource, or null where there is only one
 * @param node where it shall go, or null for the only other node that could take it
 * @param force whether to try although it is unsafe
 * @param limit how long it may take to be seen there
 */
public record Wish(
    @Nullable String resource, @Nullable String node, boolean force, Duration limit) {}
