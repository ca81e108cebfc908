package io.cicely.node.ec2;

/**
 * The attachment of an interface to an instance; each attaching makes a new one. {@code instanceId}
 * is empty for an owner that is no instance (a load balancer, another service).
 */
public record Attachment(String id, String instanceId, int deviceIndex, Status status) {
  /** The status of an attachment, in EC2's words. */
  public sealed interface Status {
    /** EC2's word for it. */
    String word();

    /** The words of the model. */
    enum Known implements Status {
      ATTACHING("attaching"),
      ATTACHED("attached"),
      DETACHING("detaching"),
      DETACHED("detached");

      private final String word;

      Known(String word) {
        this.word = word;
      }

      @Override
      public String word() {
        return word;
      }
    }

    /** A word that is not known here. */
    record Other(String word) implements Status {}

    /** The status of that word. */
    static Status of(String word) {
      for (Known known : Known.values()) {
        if (known.word.equals(word)) {
          return known;
        }
      }
      return new Other(word);
    }
  }
}
