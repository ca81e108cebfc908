package io.cicely.node.proof.agent;

import io.cicely.node.ec2.Trouble;
import io.cicely.node.net.Ipv4;
import io.cicely.node.vip.EniMonitor;
import io.cicely.node.vip.EniStart;
import io.cicely.node.vip.EniStop;
import io.cicely.node.vip.EniView;
import io.cicely.node.vip.Step;
import io.cicely.node.vip.Verdict;
import org.jspecify.annotations.Nullable;

/** The decisions of mode eni: the shipped ones, which a test may override one at a time. */
public class EniLogic {
  Step start(EniView view) {
    return EniStart.next(view);
  }

  Step startAfter(String what, Trouble trouble) {
    return EniStart.after(what, trouble);
  }

  Step stop(EniView view) {
    return EniStop.next(view);
  }

  Step stopAfter(EniView view, Trouble trouble) {
    return EniStop.after(view, trouble);
  }

  Verdict monitor(EniView view, @Nullable Ipv4 router) {
    return EniMonitor.byBoth(view, router);
  }
}
