package io.cicely.node.proof.agent;

import io.cicely.node.ec2.Attachment;
import io.cicely.node.ec2.Instance;
import io.cicely.node.ec2.InstanceState;
import io.cicely.node.ec2.NetworkInterface;
import io.cicely.node.proof.model.Action;
import io.cicely.node.proof.model.Cloud;
import io.cicely.node.proof.model.Ec2Moment;
import io.cicely.node.proof.model.EniSite;
import io.cicely.node.proof.model.Turn;
import io.cicely.node.vip.EniSeen;
import io.cicely.node.vip.Question;
import io.cicely.node.vip.Sight;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What EniEyes may see at one look. */
final class EniLooks {
  private final EniSite site;
  private final EniRun run;
  private final Turn turn;

  EniLooks(EniSite site, EniRun run, Turn turn) {
    this.site = site;
    this.run = run;
    this.turn = turn;
  }

  void look(Question question, Duration patience) {
    switch (question) {
      case NETWORK_INTERFACE -> {
        if (run.action() != Action.STOP) {
          for (Sight<EniSeen> answer : answers(turn.cloud(), turn.self(), run.now())) {
            goOn(run.with(run.eni().seeing(answer)), answer);
          }
        } else {
          lookWithoutWaiting(patience);
        }
      }
      case OWN_INSTANCE -> {
        for (Sight<Instance> answer : ownInstance()) {
          goOn(run.own(answer), answer);
        }
      }
      case OWNER -> {
        for (Sight<InstanceState> answer : owner()) {
          goOn(run.owner(answer), answer);
        }
      }
      case SUBNET -> {
        goOn(run.subnet(new Sight.Seen<>(site.subnet())), "the subnet");
        goOn(run.subnet(Sights.unknown()), "no subnet");
        goOn(run.subnet(Sights.unknownForGood()), "no subnet for good");
      }
      case KERNEL -> {
        goOn(run.kernel(new Sight.Seen<>(turn.kernel())), "the kernel");
        goOn(run.kernel(Sights.unknown()), "nothing of the kernel");
        goOn(run.kernel(Sights.unknownForGood()), "that ip is missing");
      }
      case OWN_INTERFACES, HOLDER, ROUTE_TABLES, ELASTIC_IP ->
          throw new IllegalArgumentException("nothing about an ENI is decided by " + question);
    }
  }

  private void goOn(EniRun next, Object seen) {
    turn.way().goOn(next, "sees", new Words(seen));
  }

  /** A stop has EC2 asked in the background, and waits for the answer a little or not at all. */
  private void lookWithoutWaiting(Duration patience) {
    Glance<EniSeen> glance = run.eni();
    Sight<EniSeen> underWay = glance.underWay();
    if (underWay != null) {
      goOn(answered(underWay), underWay);
      unanswered(underWay, glance.asked(), patience);
      if (!glance.asked()) {
        unanswered(underWay, true, patience);
      }
      return;
    }
    for (Sight<EniSeen> answer : answers(turn.cloud(), turn.self(), run.now())) {
      if (!patience.isZero()) {
        goOn(answered(answer), answer);
      }
      unanswered(answer, true, patience);
      if (!glance.asked()) {
        unanswered(answer, false, patience);
      }
    }
  }

  /** EC2's time begins when it is first asked. */
  private EniRun answered(Sight<EniSeen> answer) {
    return run.with(run.eni().seeing(answer)).in(run.eni().asked() ? run.phase() : 0);
  }

  private void unanswered(Sight<EniSeen> answer, boolean asked, Duration patience) {
    int phase = asked && !run.eni().asked() ? 0 : run.phase();
    EniRun next = run.with(run.eni().waiting(answer, asked)).in(phase);
    turn.way().goOn(next, "has no answer yet, will see", new Words(answer));
    if (!patience.isZero() && phase < EniRun.LAST_PHASE) {
      turn.later().goOn(next.in(phase + 1), "waits in vain, will see", new Words(answer));
    }
  }

  /** All that DescribeNetworkInterfaces may bring, the truth first. */
  static List<Sight<EniSeen>> answers(Cloud cloud, String self, Duration at) {
    List<Sight<EniSeen>> answers = new ArrayList<>();
    List<NetworkInterface> different = new ArrayList<>();
    for (Ec2Moment view : cloud.views()) {
      NetworkInterface eni = view.networkInterface(EniSite.ENI);
      if (!different.contains(eni)) {
        different.add(eni);
        answers.add(new Sight.Seen<>(new EniSeen(self, eni, at)));
      }
    }
    answers.add(Sights.unknown());
    answers.add(Sights.unknownForGood());
    return answers;
  }

  private List<Sight<Instance>> ownInstance() {
    List<Sight<Instance>> answers = new ArrayList<>();
    List<Integer> different = new ArrayList<>();
    for (Ec2Moment view : turn.cloud().views()) {
      Instance own = view.instance(turn.self());
      if (!different.contains(own.firstFreeDeviceIndex())) {
        different.add(own.firstFreeDeviceIndex());
        answers.add(new Sight.Seen<>(own));
      }
    }
    answers.add(Sights.unknown());
    answers.add(Sights.unknownForGood());
    return answers;
  }

  private List<Sight<InstanceState>> owner() {
    List<Sight<InstanceState>> answers = new ArrayList<>();
    if (run.eni().sight() instanceof Sight.Seen<EniSeen>(EniSeen seen)) {
      Attachment attachment = seen.eni().attachment();
      if (attachment != null) {
        for (Ec2Moment view : turn.cloud().views()) {
          InstanceState state = view.instance(attachment.instanceId()).state();
          Sight<InstanceState> answer = new Sight.Seen<>(state);
          if (!answers.contains(answer)) {
            answers.add(answer);
          }
        }
      }
    }
    answers.add(Sights.unknown());
    answers.add(Sights.unknownForGood());
    return answers;
  }
}
