package io.cicely.cli.install.ec2;

import io.cicely.cli.cloud.Cloud;
import io.cicely.cli.cloud.Cloud.NewEni;
import io.cicely.cli.cluster.ec2.Eni;
import io.cicely.cli.cluster.ec2.Marks;
import io.cicely.cli.cluster.ec2.RouteTable.Route;
import io.cicely.cli.install.ec2.EniParts.Part;
import io.cicely.cli.install.ec2.Errand.Asked;
import io.cicely.cli.plan.ec2.Ec2Change;
import io.cicely.node.ec2.Answer;
import io.cicely.node.ec2.Select;
import io.cicely.node.ec2.Select.Filter;
import io.cicely.node.ec2.Trouble;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;

/** How each change is asked for and seen. */
final class Errands {
  private final Cloud cloud;
  private final Looks looks;
  private final Supplier<String> tokens;

  Errands(Cloud cloud, Supplier<String> tokens) {
    this.cloud = cloud;
    this.looks = new Looks(cloud);
    this.tokens = tokens;
  }

  Errand of(Ec2Change change) {
    return switch (change) {
      case Ec2Change.Authorize wanted -> authorize(wanted);
      case Ec2Change.Revoke wanted -> revoke(wanted);
      case Ec2Change.CreateEni wanted -> create(wanted);
      case Ec2Change.DeleteEni wanted -> delete(wanted);
      case Ec2Change.SetGroups wanted -> regroup(wanted);
      case Ec2Change.KeepOnTermination wanted -> keep(wanted);
      case Ec2Change.PutTags(var resource, var tags) ->
          simple(() -> looks.hasTags(resource, tags), () -> cloud.putTags(resource, tags));
      case Ec2Change.RemoveTags(var eni, var tags) -> onEni(eni, without(eni, tags));
      case Ec2Change.ChooseAddress wanted ->
          new ChosenAddress(cloud, looks, wanted, new HashSet<>());
      case Ec2Change.AssignAddress wanted -> assign(wanted);
      case Ec2Change.UnassignAddress wanted -> unassign(wanted);
      case Ec2Change.Allocate(var tags) ->
          simple(
              () -> cloud.addresses(tagged(tags)).map(found -> !found.isEmpty()),
              () -> cloud.allocate(tags).map(_ -> Cloud.Accepted.ACCEPTED));
      case Ec2Change.Release wanted -> release(wanted);
      case Ec2Change.CreateRoute wanted -> create(wanted);
      case Ec2Change.ReplaceRoute wanted -> replace(wanted);
      case Ec2Change.DeleteRoute wanted -> delete(wanted);
      case Ec2Change.StopCheck(var eni) ->
          onEni(
              eni,
              with(eni, one(Marks.CHECK, Marks.CHECK_WAS_ON)),
              new Part(it -> !it.sourceDestCheck(), () -> cloud.setSourceDestCheck(eni, false)));
      case Ec2Change.ResumeCheck(var eni) ->
          onEni(
              eni,
              new Part(Eni::sourceDestCheck, () -> cloud.setSourceDestCheck(eni, true)),
              without(eni, one(Marks.CHECK, Marks.CHECK_WAS_ON)));
    };
  }

  private Errand authorize(Ec2Change.Authorize it) {
    return new Simple(
        () -> looks.hasRule(it.group(), it.rule()),
        () -> cloud.authorize(it.group(), it.rule()),
        Set.of("InvalidPermission.Duplicate"));
  }

  private Errand revoke(Ec2Change.Revoke it) {
    return new Simple(
        () -> looks.hasRule(it.group(), it.rule()).map(there -> !there),
        () -> cloud.revoke(it.group(), it.rule()),
        Set.of("InvalidPermission.NotFound"));
  }

  private Errand delete(Ec2Change.DeleteEni wanted) {
    return new Late(
        () -> looks.eni(wanted.eni()).map(Optional::isEmpty),
        () ->
            looks
                .eni(wanted.eni())
                .map(found -> found.filter(it -> it.cable() == null).isPresent()),
        () -> cloud.deleteEni(wanted.eni()));
  }

  private Errand regroup(Ec2Change.SetGroups wanted) {
    return onEni(
        wanted.eni(),
        new Part(
            it -> Set.copyOf(it.groups()).equals(Set.copyOf(wanted.groups())),
            () -> cloud.setGroups(wanted.eni(), wanted.groups())));
  }

  private Errand keep(Ec2Change.KeepOnTermination wanted) {
    return onEni(
        wanted.eni(),
        new Part(
            it -> !isLostWith(it, wanted.attachment()),
            () -> cloud.keepOnTermination(wanted.eni(), wanted.attachment())));
  }

  private Errand assign(Ec2Change.AssignAddress wanted) {
    return onEni(
        wanted.eni(),
        with(wanted.eni(), one(wanted.mark(), wanted.address())),
        new Part(
            it -> it.carries(wanted.address()),
            () -> cloud.assignAddress(wanted.eni(), wanted.address())));
  }

  private Errand unassign(Ec2Change.UnassignAddress wanted) {
    SortedMap<String, String> mark =
        wanted.mark().isEmpty() ? new TreeMap<>() : one(wanted.mark(), wanted.address());
    return new EniParts(
        looks,
        wanted.eni(),
        true,
        List.of(
            new Part(
                it -> !it.carries(wanted.address()),
                () -> cloud.unassignAddress(wanted.eni(), wanted.address())),
            without(wanted.eni(), mark)));
  }

  private Errand release(Ec2Change.Release wanted) {
    String id = wanted.allocation();
    return new Late(
        () -> looks.elasticIp(id).map(Optional::isEmpty),
        () ->
            looks
                .elasticIp(id)
                .map(found -> found.filter(it -> it.networkInterfaceId().isEmpty()).isPresent()),
        () -> cloud.release(id));
  }

  private Errand create(Ec2Change.CreateRoute it) {
    return new Simple(
        () -> looks.route(it.table(), it.destination()).map(Optional::isPresent),
        () -> cloud.createRoute(it.table(), it.destination(), it.eni()),
        Set.of("RouteAlreadyExists"));
  }

  private Errand replace(Ec2Change.ReplaceRoute wanted) {
    return simple(
        () ->
            looks
                .route(wanted.table(), wanted.destination())
                .map(it -> leadsAway(it, wanted.from())),
        () -> cloud.replaceRoute(wanted.table(), wanted.destination(), wanted.eni()));
  }

  private Errand delete(Ec2Change.DeleteRoute wanted) {
    return new Simple(
        () ->
            looks
                .route(wanted.table(), wanted.destination())
                .map(it -> leadsAway(it, wanted.target())),
        () -> cloud.deleteRoute(wanted.table(), wanted.destination()),
        Set.of("InvalidRoute.NotFound"));
  }

  private static boolean leadsAway(Optional<Route> it, String from) {
    return it.filter(route -> route.target().equals(from)).isEmpty();
  }

  private static boolean isLostWith(Eni eni, String attachment) {
    return eni.cable() != null
        && eni.cable().attachmentId().equals(attachment)
        && eni.cable().deleteOnTermination();
  }

  private static boolean hasOneOf(Eni eni, SortedMap<String, String> tags) {
    return tags.entrySet().stream().anyMatch(it -> eni.tag(it.getKey()).equals(it.getValue()));
  }

  private Errand create(Ec2Change.CreateEni wanted) {
    NewEni made =
        new NewEni(
            wanted.subnet(),
            wanted.address(),
            wanted.groups(),
            wanted.description(),
            wanted.tags(),
            tokens.get());
    Select at =
        new Select.Matching(
            List.of(
                new Filter("subnet-id", List.of(wanted.subnet())),
                new Filter("addresses.private-ip-address", List.of(wanted.address()))));
    return simple(
        () ->
            cloud
                .enis(at)
                .map(
                    found ->
                        found.stream()
                            .anyMatch(
                                it ->
                                    Looks.has(it.tags(), wanted.tags())
                                        && !it.status().equals("pending"))),
        () -> cloud.createEni(made).map(_ -> Cloud.Accepted.ACCEPTED));
  }

  private static Select tagged(SortedMap<String, String> tags) {
    return new Select.Matching(
        tags.entrySet().stream()
            .filter(each -> each.getKey().equals(Marks.CLUSTER) || each.getKey().equals(Marks.VIP))
            .map(each -> new Filter("tag:" + each.getKey(), List.of(each.getValue())))
            .toList());
  }

  private Errand onEni(String eni, Part... parts) {
    return new EniParts(looks, eni, false, List.of(parts));
  }

  private Part with(String eni, SortedMap<String, String> tags) {
    return new Part(it -> Looks.has(it.tags(), tags), () -> cloud.putTags(eni, tags));
  }

  private Part without(String eni, SortedMap<String, String> tags) {
    return new Part(it -> !hasOneOf(it, tags), () -> cloud.removeTags(eni, tags));
  }

  static SortedMap<String, String> one(String key, String value) {
    SortedMap<String, String> tags = new TreeMap<>();
    tags.put(key, value);
    return tags;
  }

  private static Errand simple(
      Supplier<Answer<Boolean>> seen, Supplier<Answer<Cloud.Accepted>> call) {
    return new Simple(seen, call, Set.of());
  }

  /** A change that can be asked for at once; {@code already} are refusals that mean "it is so". */
  private record Simple(
      Supplier<Answer<Boolean>> seen, Supplier<Answer<Cloud.Accepted>> call, Set<String> already)
      implements Errand {
    @Override
    public Answer<Boolean> isSeen() {
      return seen.get();
    }

    @Override
    public Answer<Asked> ask() {
      return call.get().map(_ -> Asked.ACCEPTED);
    }

    @Override
    public boolean mayPass(Trouble trouble) {
      return switch (trouble) {
        case Trouble.Refused refused -> already.contains(refused.errorCode());
        case Trouble.NotFound unknown -> already.contains(unknown.errorCode());
        case Trouble.Denied _,
            Trouble.NoCredentials _,
            Trouble.Throttled _,
            Trouble.Unavailable _ ->
            false;
      };
    }
  }

  /** A change for which something else has to let go first. */
  private record Late(
      Supplier<Answer<Boolean>> seen,
      Supplier<Answer<Boolean>> ready,
      Supplier<Answer<Cloud.Accepted>> call)
      implements Errand {
    @Override
    public Answer<Boolean> isSeen() {
      return seen.get();
    }

    @Override
    public Answer<Asked> ask() {
      return switch (ready.get()) {
        case Answer.Not<Boolean>(Trouble trouble) -> new Answer.Not<>(trouble);
        case Answer.Given<Boolean>(Boolean isReady, String request) ->
            isReady
                ? call.get().map(_ -> Asked.ACCEPTED)
                : new Answer.Given<>(Asked.NOT_YET, request);
      };
    }
  }
}
