package io.cicely.node.vip;

import io.cicely.node.ec2.Attachment;
import io.cicely.node.ec2.NetworkInterface;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The VIP's network interface as EC2 had it at {@code at}, and the instance that this node is. */
public record EniSeen(String self, NetworkInterface eni, Duration at) {
  /** Its attachment to this node's instance, or null. */
  public @Nullable Attachment attachmentHere() {
    Attachment attachment = eni.attachment();
    return attachment != null && attachment.instanceId().equals(self) ? attachment : null;
  }

  /** Whether EC2 maps it here, for good: a detachment under way is none. */
  public boolean isHere() {
    Attachment attachment = attachmentHere();
    return attachment != null && !isEnding(attachment);
  }

  /** The memory, with the attachment known to be ending if it is. */
  public Memory remember(Memory memory) {
    Attachment attachment = eni.attachment();
    return attachment != null && isEnding(attachment)
        ? memory.detaching(attachment.id(), at)
        : memory;
  }

  static boolean isEnding(Attachment attachment) {
    return switch (attachment.status()) {
      case Attachment.Status.Known.DETACHING, Attachment.Status.Known.DETACHED -> true;
      case Attachment.Status.Known.ATTACHING, Attachment.Status.Known.ATTACHED -> false;
      case Attachment.Status.Other _ -> false;
    };
  }
}
