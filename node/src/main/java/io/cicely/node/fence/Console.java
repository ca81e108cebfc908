package io.cicely.node.fence;

import java.util.function.Consumer;

/** Where the agent speaks: what was asked for, and what went wrong. */
record Console(Consumer<String> out, Consumer<String> err) {}
