package io.cicely.cli.plan.machine;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;

/** A change of one node's machine. Made a second time, it changes nothing. None holds a secret. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "change")
@JsonSubTypes({
  @JsonSubTypes.Type(value = MachineChange.InstallPackages.class, name = "install-packages"),
  @JsonSubTypes.Type(value = MachineChange.InstallFile.class, name = "install-file"),
  @JsonSubTypes.Type(value = MachineChange.StopCluster.class, name = "stop-cluster"),
  @JsonSubTypes.Type(value = MachineChange.MakeAuthkey.class, name = "make-authkey"),
  @JsonSubTypes.Type(value = MachineChange.CopyAuthkey.class, name = "copy-authkey"),
  @JsonSubTypes.Type(value = MachineChange.WriteFile.class, name = "write-file"),
  @JsonSubTypes.Type(value = MachineChange.ReadUnits.class, name = "read-units"),
  @JsonSubTypes.Type(value = MachineChange.ReloadCorosync.class, name = "reload-corosync"),
  @JsonSubTypes.Type(value = MachineChange.StartServices.class, name = "start-services"),
  @JsonSubTypes.Type(value = MachineChange.StopServices.class, name = "stop-services"),
  @JsonSubTypes.Type(value = MachineChange.RemoveFile.class, name = "remove-file"),
  @JsonSubTypes.Type(value = MachineChange.ForgetCib.class, name = "forget-cib")
})
public sealed interface MachineChange {
  /** The node that it is about. */
  String node();

  /** Packages of the distribution, by these commands one after the other. */
  record InstallPackages(String node, List<List<String>> commands) implements MachineChange {
    public InstallPackages {
      commands = commands.stream().map(List::copyOf).toList();
    }
  }

  /**
   * A package from a file of the operator's machine.
   *
   * @param sha256 of that file
   * @param to where it is copied to on the node
   * @param command installs it from there
   */
  record InstallFile(String node, String file, String sha256, String to, List<String> command)
      implements MachineChange {
    public InstallFile {
      command = List.copyOf(command);
    }
  }

  /** Pacemaker and Corosync are stopped. */
  record StopCluster(String node) implements MachineChange {}

  /** Corosync's key is made, unless it is there. */
  record MakeAuthkey(String node) implements MachineChange {}

  /** Corosync's key is taken over from another node. */
  record CopyAuthkey(String node, String from) implements MachineChange {}

  /**
   * A file is written whole.
   *
   * @param mode in octal
   */
  record WriteFile(String node, String path, String text, String mode) implements MachineChange {}

  /** systemd reads its units anew. */
  record ReadUnits(String node) implements MachineChange {}

  /** Every Corosync of the cluster reads its configuration anew. */
  record ReloadCorosync(String node) implements MachineChange {}

  /** Services run, now and after each boot. */
  record StartServices(String node, List<String> units) implements MachineChange {
    public StartServices {
      units = List.copyOf(units);
    }
  }

  /** Services do not run, now and after each boot. */
  record StopServices(String node, List<String> units) implements MachineChange {
    public StopServices {
      units = List.copyOf(units);
    }
  }

  /** A file is gone. */
  record RemoveFile(String node, String path) implements MachineChange {}

  /** Pacemaker's copies of its configuration are gone: the next cluster begins with none. */
  record ForgetCib(String node) implements MachineChange {}
}
