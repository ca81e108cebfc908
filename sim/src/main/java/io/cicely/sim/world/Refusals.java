package io.cicely.sim.world;

import java.util.List;
import java.util.regex.Pattern;

/**
 * EC2's refusals with its codes and messages, as AWS documents them or as clients have seen them.
 * Where nobody wrote a message down, it is worded like its neighbours and marked assumed.
 *
 * @see <a href="https://docs.aws.amazon.com/ec2/latest/devguide/errors-overview.html">Error codes
 *     for the Amazon EC2 API</a>
 */
public final class Refusals {
  private static final Pattern HEX = Pattern.compile("[0-9a-f]{8}([0-9a-f]{9})?");

  private Refusals() {}

  public static Ec2Error noSuchInstance(List<String> ids) {
    return new Ec2Error("InvalidInstanceID.NotFound", missing("instance ID", ids));
  }

  public static Ec2Error noSuchInterface(String id) {
    return new Ec2Error("InvalidNetworkInterfaceID.NotFound", missing("networkInterface ID", id));
  }

  public static Ec2Error noSuchAttachment(String id) {
    return new Ec2Error(
        "InvalidAttachmentID.NotFound", "The interface attachment '" + id + "' does not exist.");
  }

  public static Ec2Error noSuchSubnet(String id) {
    return new Ec2Error("InvalidSubnetID.NotFound", missing("subnet ID", id));
  }

  public static Ec2Error noSuchVpc(String id) {
    return new Ec2Error("InvalidVpcID.NotFound", missing("vpc ID", id));
  }

  public static Ec2Error noSuchRouteTable(String id) {
    return new Ec2Error("InvalidRouteTableID.NotFound", missing("routeTable ID", id));
  }

  public static Ec2Error noSuchGroup(String id) {
    return new Ec2Error("InvalidGroup.NotFound", "The security group '" + id + "' does not exist");
  }

  public static Ec2Error noSuchAllocation(String id) {
    return new Ec2Error("InvalidAllocationID.NotFound", missing("allocation ID", id));
  }

  public static Ec2Error noSuchAssociation(String id) {
    return new Ec2Error("InvalidAssociationID.NotFound", missing("association ID", id));
  }

  public static Ec2Error interfaceInUse(String id) {
    return new Ec2Error(
        "InvalidParameterValue", "Network interface '" + id + "' is currently in use.");
  }

  public static Ec2Error invalidValue(String message) {
    return new Ec2Error("InvalidParameterValue", message);
  }

  public static Ec2Error invalidCombination(String message) {
    return new Ec2Error("InvalidParameterCombination", message);
  }

  public static Ec2Error notPermitted(String message) {
    return new Ec2Error("OperationNotPermitted", message);
  }

  public static Ec2Error incorrectState(String message) {
    return new Ec2Error("IncorrectState", message);
  }

  public static Ec2Error incorrectInstanceState(String message) {
    return new Ec2Error("IncorrectInstanceState", message);
  }

  public static Ec2Error oneTimeSpot(String id) {
    return new Ec2Error(
        "UnsupportedOperation",
        "You can't stop the Spot Instance '"
            + id
            + "' because it is associated with a one-time Spot Instance request. You can only stop"
            + " Spot Instances associated with persistent Spot Instance requests.");
  }

  public static Ec2Error notHibernatable(List<String> ids) {
    return new Ec2Error(
        "UnsupportedHibernationConfiguration",
        "The instance can't be hibernated because it was not configured at launch for hibernation: "
            + String.join(", ", ids));
  }

  public static Ec2Error missingParameter(String name) {
    return new Ec2Error("MissingParameter", "The request must contain the parameter " + name);
  }

  /** Refuses an instance id that is none by its form. */
  public static void checkInstanceId(String id) {
    check(id, "i", "InvalidInstanceID.Malformed");
  }

  public static void checkInterfaceId(String id) {
    check(id, "eni", "InvalidNetworkInterfaceId.Malformed");
  }

  public static void checkAttachmentId(String id) {
    check(id, "eni-attach", "InvalidNetworkInterfaceAttachmentId.Malformed");
  }

  public static void checkSubnetId(String id) {
    check(id, "subnet", "InvalidSubnetID.Malformed");
  }

  public static void checkRouteTableId(String id) {
    check(id, "rtb", "InvalidRouteTableId.Malformed");
  }

  public static void checkGroupId(String id) {
    check(id, "sg", "InvalidGroupId.Malformed");
  }

  private static void check(String id, String prefix, String code) {
    if (!id.startsWith(prefix + "-") || !HEX.matcher(id.substring(prefix.length() + 1)).matches()) {
      throw new Ec2Error(code, "Invalid id: \"" + id + "\"");
    }
  }

  private static String missing(String what, List<String> ids) {
    return ids.size() == 1
        ? missing(what, ids.getFirst())
        : "The " + what + "s '" + String.join(", ", ids) + "' do not exist";
  }

  private static String missing(String what, String id) {
    return "The " + what + " '" + id + "' does not exist";
  }
}
