package io.cicely.node.fence;

import io.cicely.node.ec2.Answer;
import io.cicely.node.ec2.Ec2.Accepted;
import io.cicely.node.ec2.Trouble;
import java.util.Optional;

/**
 * Finds out by dry runs what EC2 would not let this role do. EC2 asks for the permission before
 * anything else: whatever else it then refuses, for the state that an instance is in just now, say,
 * proves the permission.
 */
record DryRuns(Session session) {

  /** Why the instance cannot be stopped, if EC2 says so; its present state is no reason. */
  Optional<Trouble> againstStop(String id) {
    Answer<Accepted> answer = session.persistence().settle(() -> session.ec2().mayStop(id));
    return switch (answer) {
      case Answer.Given<Accepted> _ -> Optional.empty();
      case Answer.Not<Accepted>(Trouble.Refused refused) ->
          switch (StopRefusal.of(refused)) {
            case NOT_NOW, NO_POWER_CUT -> Optional.empty();
            case PROTECTED, SPOT, INSTANCE_STORE, OTHER -> Optional.of(refused);
          };
      case Answer.Not<Accepted>(Trouble trouble) -> Optional.of(trouble);
    };
  }

  /** Why the instance cannot be started, if that is for want of permission. */
  Optional<Trouble> againstStart(String id) {
    return unlessRefused(session.persistence().settle(() -> session.ec2().mayStart(id)));
  }

  /** Why the interface cannot be detached, if that is for want of permission. */
  Optional<Trouble> againstDetach(String attachmentId) {
    Optional<Trouble> trouble =
        unlessRefused(session.persistence().settle(() -> session.ec2().mayDetach(attachmentId)));
    // The attachment may have ended since it was looked up.
    return trouble.filter(each -> !(each instanceof Trouble.NotFound));
  }

  private static Optional<Trouble> unlessRefused(Answer<Accepted> answer) {
    return switch (answer) {
      case Answer.Given<Accepted> _ -> Optional.empty();
      case Answer.Not<Accepted>(Trouble.Refused _) -> Optional.empty();
      case Answer.Not<Accepted>(Trouble trouble) -> Optional.of(trouble);
    };
  }
}
