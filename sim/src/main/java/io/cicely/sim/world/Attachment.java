package io.cicely.sim.world;

import java.time.Instant;

/**
 * An interface's attachment; its id is new at each attach.
 *
 * @param forced whether a forced detach was asked for
 */
public record Attachment(
    String id,
    String instanceId,
    int deviceIndex,
    Status status,
    boolean deleteOnTermination,
    boolean forced,
    Instant attachTime) {

  /** AttachmentStatus of the API; a finished detach leaves no attachment to show. */
  public enum Status {
    ATTACHING("attaching"),
    ATTACHED("attached"),
    DETACHING("detaching");

    private final String text;

    Status(String text) {
      this.text = text;
    }

    @Override
    public String toString() {
      return text;
    }
  }

  Attachment in(Status next) {
    return new Attachment(
        id, instanceId, deviceIndex, next, deleteOnTermination, forced, attachTime);
  }

  Attachment detaching(boolean force) {
    return new Attachment(
        id,
        instanceId,
        deviceIndex,
        Status.DETACHING,
        deleteOnTermination,
        forced || force,
        attachTime);
  }

  Attachment deletedOnTermination(boolean delete) {
    return new Attachment(id, instanceId, deviceIndex, status, delete, forced, attachTime);
  }
}
