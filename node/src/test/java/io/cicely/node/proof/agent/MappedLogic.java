package io.cicely.node.proof.agent;

import io.cicely.node.ec2.Trouble;
import io.cicely.node.vip.MappedMonitor;
import io.cicely.node.vip.MappedStart;
import io.cicely.node.vip.MappedStop;
import io.cicely.node.vip.MappedView;
import io.cicely.node.vip.Step;
import io.cicely.node.vip.Verdict;

/** The decisions about a mapped VIP: the shipped ones, which a test may override one at a time. */
public class MappedLogic {
  Step start(MappedView view) {
    return MappedStart.next(view);
  }

  Step startAfter(MappedView view, Step.Write write, String what, Trouble trouble) {
    return MappedStart.after(view, write, what, trouble);
  }

  Step stop(MappedView view) {
    return MappedStop.next(view);
  }

  Step stopAfter(String what, Trouble trouble) {
    return MappedStop.after(what, trouble);
  }

  Verdict monitor(MappedView view) {
    return MappedMonitor.byBoth(view);
  }
}
