package io.cicely.sim.world;

import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One account in one region at one moment. A value: equal Worlds behave the same for ever.
 *
 * @param tags tags by resource id, then by key
 * @param serial how many identifiers were given out; the next ones follow from it
 */
public record World(
    Account account,
    Table<String, Vpc> vpcs,
    Table<String, Subnet> subnets,
    Table<String, Instance> instances,
    Table<String, NetworkInterface> interfaces,
    Table<String, RouteTable> routeTables,
    Table<String, ElasticIp> addresses,
    Table<String, SecurityGroup> groups,
    Table<String, Table<String, String>> tags,
    DataPlane dataPlane,
    long serial) {

  public static World empty(Account account) {
    return new World(
        account,
        Table.empty(),
        Table.empty(),
        Table.empty(),
        Table.empty(),
        Table.empty(),
        Table.empty(),
        Table.empty(),
        Table.empty(),
        DataPlane.empty(),
        0);
  }

  /** The transitions that may happen now, in canonical order. */
  public SortedSet<Transition> enabled() {
    return Transitions.enabled(this);
  }

  /**
   * The World after the transition.
   *
   * @throws IllegalStateException when it is not enabled
   */
  public World fire(Transition transition) {
    return Transitions.fire(this, transition);
  }

  /** Fires everything that needs no guest and no patience, until nothing is left to converge. */
  public World settled() {
    World world = this;
    Optional<Transition> next = world.firstPrompt();
    while (next.isPresent()) {
      world = world.fire(next.get());
      next = world.firstPrompt();
    }
    return world;
  }

  private Optional<Transition> firstPrompt() {
    return enabled().stream().filter(transition -> !transition.isPatient()).findFirst();
  }

  /** An identifier that no resource of this World has: the prefix, a hyphen, 17 hex digits. */
  public String freshId(String prefix) {
    return Ids.id(prefix, serial);
  }

  /** The instance, terminated ones included as long as EC2 shows them. */
  public Instance instance(String id) {
    return instances.find(id).orElseThrow(() -> Refusals.noSuchInstance(List.of(id)));
  }

  public NetworkInterface networkInterface(String id) {
    return interfaces.find(id).orElseThrow(() -> Refusals.noSuchInterface(id));
  }

  public Subnet subnet(String id) {
    return subnets.find(id).orElseThrow(() -> Refusals.noSuchSubnet(id));
  }

  public RouteTable routeTable(String id) {
    return routeTables.find(id).orElseThrow(() -> Refusals.noSuchRouteTable(id));
  }

  public SecurityGroup group(String id) {
    return groups.find(id).orElseThrow(() -> Refusals.noSuchGroup(id));
  }

  /** The interface whose attachment has this id. */
  public Optional<NetworkInterface> attachedBy(String attachmentId) {
    return interfaces.stream()
        .filter(each -> each.attachment() != null && each.attachment().id().equals(attachmentId))
        .findFirst();
  }

  /** The instance's interfaces, detaching ones included, in order of their ids. */
  public Stream<NetworkInterface> interfacesOf(String instanceId) {
    return interfaces.stream().filter(each -> each.isAttachedTo(instanceId));
  }

  /** The interface that the API says has this private address. */
  public Optional<NetworkInterface> holderOf(VpcAddress address) {
    return interfaces.stream()
        .filter(each -> vpcOf(each).equals(address.vpcId()))
        .filter(
            each ->
                each.privateAddresses().contains(address.address())
                    || each.ipv6Addresses().contains(address.address()))
        .findFirst();
  }

  public String vpcOf(NetworkInterface networkInterface) {
    return subnet(networkInterface.subnetId()).vpcId();
  }

  public String zoneOf(NetworkInterface networkInterface) {
    return subnet(networkInterface.subnetId()).zone();
  }

  public Table<String, String> tagsOf(String resourceId) {
    Table<String, String> found = tags.get(resourceId);
    return found == null ? Table.empty() : found;
  }

  World with(Vpc row) {
    return withVpcs(vpcs.with(row.id(), row));
  }

  World with(Subnet row) {
    return withSubnets(subnets.with(row.id(), row));
  }

  World with(Instance row) {
    return withInstances(instances.with(row.id(), row));
  }

  World without(Instance row) {
    return withInstances(instances.without(row.id())).withTags(row.id(), null);
  }

  World with(NetworkInterface row) {
    return withInterfaces(interfaces.with(row.id(), row));
  }

  World without(NetworkInterface row) {
    return withInterfaces(interfaces.without(row.id())).withTags(row.id(), null);
  }

  World with(RouteTable row) {
    return withRouteTables(routeTables.with(row.id(), row));
  }

  World with(ElasticIp row) {
    return withAddresses(addresses.with(row.allocationId(), row));
  }

  World without(ElasticIp row) {
    return withAddresses(addresses.without(row.allocationId())).withTags(row.allocationId(), null);
  }

  World with(SecurityGroup row) {
    return withGroups(groups.with(row.id(), row));
  }

  World without(SecurityGroup row) {
    return withGroups(groups.without(row.id())).withTags(row.id(), null);
  }

  World withTags(String resourceId, @Nullable Table<String, String> row) {
    Table<String, Table<String, String>> next =
        row == null || row.size() == 0 ? tags.without(resourceId) : tags.with(resourceId, row);
    return new World(
        account,
        vpcs,
        subnets,
        instances,
        interfaces,
        routeTables,
        addresses,
        groups,
        next,
        dataPlane,
        serial);
  }

  World with(DataPlane next) {
    return new World(
        account,
        vpcs,
        subnets,
        instances,
        interfaces,
        routeTables,
        addresses,
        groups,
        tags,
        next,
        serial);
  }

  /** After an identifier was used. */
  World counted() {
    return new World(
        account,
        vpcs,
        subnets,
        instances,
        interfaces,
        routeTables,
        addresses,
        groups,
        tags,
        dataPlane,
        serial + 1);
  }

  private World withVpcs(Table<String, Vpc> next) {
    return new World(
        account,
        next,
        subnets,
        instances,
        interfaces,
        routeTables,
        addresses,
        groups,
        tags,
        dataPlane,
        serial);
  }

  private World withSubnets(Table<String, Subnet> next) {
    return new World(
        account,
        vpcs,
        next,
        instances,
        interfaces,
        routeTables,
        addresses,
        groups,
        tags,
        dataPlane,
        serial);
  }

  private World withInstances(Table<String, Instance> next) {
    return new World(
        account,
        vpcs,
        subnets,
        next,
        interfaces,
        routeTables,
        addresses,
        groups,
        tags,
        dataPlane,
        serial);
  }

  private World withInterfaces(Table<String, NetworkInterface> next) {
    return new World(
        account,
        vpcs,
        subnets,
        instances,
        next,
        routeTables,
        addresses,
        groups,
        tags,
        dataPlane,
        serial);
  }

  private World withRouteTables(Table<String, RouteTable> next) {
    return new World(
        account,
        vpcs,
        subnets,
        instances,
        interfaces,
        next,
        addresses,
        groups,
        tags,
        dataPlane,
        serial);
  }

  private World withAddresses(Table<String, ElasticIp> next) {
    return new World(
        account,
        vpcs,
        subnets,
        instances,
        interfaces,
        routeTables,
        next,
        groups,
        tags,
        dataPlane,
        serial);
  }

  private World withGroups(Table<String, SecurityGroup> next) {
    return new World(
        account,
        vpcs,
        subnets,
        instances,
        interfaces,
        routeTables,
        addresses,
        next,
        tags,
        dataPlane,
        serial);
  }
}
