package io.cicely.cli.drill.history;

/**
 * Something that EC2 was busy with: a call until it was answered, or a change that it had accepted
 * until it was done. Times are those of {@link Sighting}.
 *
 * @param what the call's action or the change's kind, such as {@code DetachCompletes}
 */
public record Ec2Work(String what, long fromNanos, long toNanos) {}
