/**
 * Pacemaker and Corosync by their own tools' own formats: what crm_mon, cibadmin and
 * corosync-cfgtool say, as records, and the few commands that are given. Reads both vocabularies,
 * Pacemaker 2's (stonith, orphaned) and 3's (fencing, removed). Decides nothing.
 */
@NullMarked
package io.cicely.cli.pacemaker;

import org.jspecify.annotations.NullMarked;
