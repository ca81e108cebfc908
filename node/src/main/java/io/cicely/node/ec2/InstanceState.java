package io.cicely.node.ec2;

/** The state of an instance, in EC2's words. */
public sealed interface InstanceState {
  /** EC2's word for it. */
  String word();

  /** The states that EC2 has had since its beginning. */
  enum Known implements InstanceState {
    PENDING("pending"),
    RUNNING("running"),
    SHUTTING_DOWN("shutting-down"),
    TERMINATED("terminated"),
    STOPPING("stopping"),
    STOPPED("stopped");

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
  record Other(String word) implements InstanceState {}

  /** The state of that word. */
  static InstanceState of(String word) {
    for (Known known : Known.values()) {
      if (known.word.equals(word)) {
        return known;
      }
    }
    return new Other(word);
  }
}
