package io.cicely.cli.lab.machine;

/** A machine of the lab, as its power and its processes are concerned; cables are elsewhere. */
public sealed interface Guest permits DebianGuest, BareGuest {
  /** Gives it an empty network namespace; called before its cables are plugged. */
  void rack();

  /** Called when its first cables are there. */
  void boot();

  /** Takes the power away; its network namespace goes with it. */
  void kill();

  void freeze();

  void thaw();

  /** Presses the ACPI power button. */
  void press();
}
