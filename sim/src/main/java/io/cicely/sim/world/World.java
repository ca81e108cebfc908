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
    Network network,
    Inventory inventory,
    Table<String, Table<String, String>> tags,
    DataPlane dataPlane,
    long serial) {

  /** The VPCs and what belongs to them, each table by id. */
  public record Network(
      Table<String, Vpc> vpcs,
      Table<String, Subnet> subnets,
      Table<String, RouteTable> routeTables,
      Table<String, SecurityGroup> groups) {}

  /**
   * What moves about, each table by id.
   *
   * @param addresses the Elastic IPs, by allocation id
   * @param creations what was created, by client token
   */
  public record Inventory(
      Table<String, Instance> instances,
      Table<String, NetworkInterface> interfaces,
      Table<String, ElasticIp> addresses,
      Table<String, Creation> creations) {}

  public static World empty(Account account) {
    return new World(
        account,
        new Network(Table.empty(), Table.empty(), Table.empty(), Table.empty()),
        new Inventory(Table.empty(), Table.empty(), Table.empty(), Table.empty()),
        Table.empty(),
        DataPlane.empty(),
        0);
  }

  public Table<String, Vpc> vpcs() {
    return network.vpcs;
  }

  public Table<String, Subnet> subnets() {
    return network.subnets;
  }

  public Table<String, RouteTable> routeTables() {
    return network.routeTables;
  }

  public Table<String, SecurityGroup> groups() {
    return network.groups;
  }

  public Table<String, Instance> instances() {
    return inventory.instances;
  }

  public Table<String, NetworkInterface> interfaces() {
    return inventory.interfaces;
  }

  public Table<String, ElasticIp> addresses() {
    return inventory.addresses;
  }

  public Table<String, Creation> creations() {
    return inventory.creations;
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
    return instances().find(id).orElseThrow(() -> Refusals.noSuchInstance(List.of(id)));
  }

  public NetworkInterface networkInterface(String id) {
    return interfaces().find(id).orElseThrow(() -> Refusals.noSuchInterface(id));
  }

  public Vpc vpc(String id) {
    return vpcs().find(id).orElseThrow(() -> Refusals.noSuchVpc(id));
  }

  public Subnet subnet(String id) {
    return subnets().find(id).orElseThrow(() -> Refusals.noSuchSubnet(id));
  }

  public RouteTable routeTable(String id) {
    return routeTables().find(id).orElseThrow(() -> Refusals.noSuchRouteTable(id));
  }

  public SecurityGroup group(String id) {
    return groups().find(id).orElseThrow(() -> Refusals.noSuchGroup(id));
  }

  /** The interface whose attachment has this id. */
  public Optional<NetworkInterface> attachedBy(String attachmentId) {
    return interfaces().stream()
        .filter(each -> each.attachment() != null && each.attachment().id().equals(attachmentId))
        .findFirst();
  }

  /** The instance's interfaces, detaching ones included, in order of their ids. */
  public Stream<NetworkInterface> interfacesOf(String instanceId) {
    return interfaces().stream().filter(each -> each.isAttachedTo(instanceId));
  }

  /** The interface that the API says has this private address. */
  public Optional<NetworkInterface> holderOf(VpcAddress address) {
    return interfaces().stream()
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
    return withVpcs(vpcs().with(row.id(), row));
  }

  World without(Vpc row) {
    return withVpcs(vpcs().without(row.id())).withTags(row.id(), null);
  }

  World with(Subnet row) {
    return withSubnets(subnets().with(row.id(), row));
  }

  World without(Subnet row) {
    return withSubnets(subnets().without(row.id())).withTags(row.id(), null);
  }

  World with(RouteTable row) {
    return withRouteTables(routeTables().with(row.id(), row));
  }

  World without(RouteTable row) {
    return withRouteTables(routeTables().without(row.id())).withTags(row.id(), null);
  }

  World with(SecurityGroup row) {
    return withGroups(groups().with(row.id(), row));
  }

  World without(SecurityGroup row) {
    return withGroups(groups().without(row.id())).withTags(row.id(), null);
  }

  World with(Instance row) {
    return withInstances(instances().with(row.id(), row));
  }

  World without(Instance row) {
    return withInstances(instances().without(row.id())).withTags(row.id(), null);
  }

  World with(NetworkInterface row) {
    return withInterfaces(interfaces().with(row.id(), row));
  }

  World without(NetworkInterface row) {
    return withInterfaces(interfaces().without(row.id())).withTags(row.id(), null);
  }

  World with(ElasticIp row) {
    return withAddresses(addresses().with(row.allocationId(), row));
  }

  World without(ElasticIp row) {
    String id = row.allocationId();
    return withAddresses(addresses().without(id)).withTags(id, null);
  }

  World with(String clientToken, Creation row) {
    Table<String, Creation> next = creations().with(clientToken, row);
    return with(new Inventory(instances(), interfaces(), addresses(), next));
  }

  World withTags(String resourceId, @Nullable Table<String, String> row) {
    Table<String, Table<String, String>> next =
        row == null || row.size() == 0 ? tags.without(resourceId) : tags.with(resourceId, row);
    return new World(account, network, inventory, next, dataPlane, serial);
  }

  World with(DataPlane next) {
    return new World(account, network, inventory, tags, next, serial);
  }

  /** After an identifier was used. */
  World counted() {
    return new World(account, network, inventory, tags, dataPlane, serial + 1);
  }

  private World with(Network next) {
    return new World(account, next, inventory, tags, dataPlane, serial);
  }

  private World with(Inventory next) {
    return new World(account, network, next, tags, dataPlane, serial);
  }

  private World withVpcs(Table<String, Vpc> next) {
    return with(new Network(next, subnets(), routeTables(), groups()));
  }

  private World withSubnets(Table<String, Subnet> next) {
    return with(new Network(vpcs(), next, routeTables(), groups()));
  }

  private World withRouteTables(Table<String, RouteTable> next) {
    return with(new Network(vpcs(), subnets(), next, groups()));
  }

  private World withGroups(Table<String, SecurityGroup> next) {
    return with(new Network(vpcs(), subnets(), routeTables(), next));
  }

  private World withInstances(Table<String, Instance> next) {
    return with(new Inventory(next, interfaces(), addresses(), creations()));
  }

  private World withInterfaces(Table<String, NetworkInterface> next) {
    return with(new Inventory(instances(), next, addresses(), creations()));
  }

  private World withAddresses(Table<String, ElasticIp> next) {
    return with(new Inventory(instances(), interfaces(), next, creations()));
  }
}
