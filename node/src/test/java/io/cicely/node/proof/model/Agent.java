package io.cicely.node.proof.model;

/** A resource agent: its logic one step at a time, so that anything may happen between two. */
public interface Agent {
  /** A process just started, on a node with that record of an earlier start. */
  Run begin(Action action, int node, Node.Note note);

  /** Takes each way that the process's next step may go, the one without any fault first. */
  void step(Run run, Turn turn);

  /** Whether it can bring the VIP to a node while another has it. */
  default boolean migrates() {
    return false;
  }

  /** Whether a probe that finds the VIP leaves the record that a start would have left. */
  default boolean adopts() {
    return false;
  }

  /** Whether a stop asks how old the record is; then each start takes it away first. */
  default boolean datesRecords() {
    return false;
  }

  /** Each result that a monitor or probe may have on the node now, the faultless one first. */
  void monitor(Cluster cluster, int node, Results to);

  /** Takes exit codes. */
  interface Results {
    /** One of them, and what it was concluded from. */
    void accept(int code, String why);
  }
}
