package io.cicely.cli.spec;

import io.cicely.node.net.Ip;
import io.cicely.node.net.Ipv4;
import java.util.Collections;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** What is to lead a wanted VIP's traffic to a node; {@link Way} is what a running one says. */
public sealed interface Carrier {
  /**
   * An ENI of its own.
   *
   * @param securityGroups of an ENI that is to be created; empty: those of the nodes
   */
  record Eni(Ipv4 address, Chosen<String> eni, List<String> securityGroups) implements Carrier {
    public Eni {
      securityGroups = List.copyOf(securityGroups);
    }
  }

  /**
   * An ENI of the node, of which it is a secondary private address.
   *
   * @param link of that ENI, the agent's parameter interface; null: the one of the default route
   */
  record SecondaryIp(Ip address, @Nullable String link) implements Carrier {}

  /** Routes to an ENI of the node, whose link is as in {@link SecondaryIp}. */
  record Route(Ip address, Tables tables, @Nullable String link) implements Carrier {}

  /**
   * An Elastic IP.
   *
   * @param privateAddresses what it is associated with, by node
   */
  record ElasticIp(Allocation allocation, Chosen<SequencedMap<String, Ipv4>> privateAddresses)
      implements Carrier {}

  /** Something that exists, or that is to be created. */
  sealed interface Chosen<T> {
    /** It exists. */
    record Existing<T>(T value) implements Chosen<T> {}

    /** It is to be created. */
    record Create<T>() implements Chosen<T> {}
  }

  /** Route tables. */
  sealed interface Tables {
    /** Those with these ids. */
    record Named(List<String> ids) implements Tables {
      public Named {
        ids = List.copyOf(ids);
      }
    }

    /** All of the nodes' VPC. */
    record All() implements Tables {}
  }

  /** Which Elastic IP. */
  sealed interface Allocation {
    /** The one that is this public address. */
    record ByAddress(Ipv4 address) implements Allocation {}

    /** The one with this allocation id. */
    record ById(String id) implements Allocation {}

    /** One that is to be allocated. */
    record Create() implements Allocation {}
  }

  /** The mode of the agent. */
  default Mode mode() {
    return switch (this) {
      case Eni _ -> Mode.ENI;
      case SecondaryIp _ -> Mode.SECONDARY_IP;
      case Route _ -> Mode.ROUTE;
      case ElasticIp _ -> Mode.ELASTIC_IP;
    };
  }

  /** The private addresses by node, in the order of the file. */
  static Chosen<SequencedMap<String, Ipv4>> existing(SequencedMap<String, Ipv4> byNode) {
    return new Chosen.Existing<>(Collections.unmodifiableSequencedMap(byNode));
  }
}
