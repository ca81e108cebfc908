package io.cicely.cli.lab.fabric;

/**
 * A machine with its power on.
 *
 * @param instance its EC2 id
 * @param name its host name
 * @param frozen it stands still: its processes are stopped and its cables cut, its memory kept
 * @param asked EC2 has pressed its power button (ACPI), and it is expected to shut down by itself
 */
public record Machine(String instance, String name, boolean frozen, boolean asked) {}
