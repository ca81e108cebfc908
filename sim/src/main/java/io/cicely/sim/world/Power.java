package io.cicely.sim.world;

/** Whether a machine runs, as its hypervisor sees it. */
public enum Power {
  ON,
  /** The ACPI power button was pressed; the guest runs until it obeys or is cut off. */
  ASKED_TO_SHUT_DOWN,
  OFF
}
