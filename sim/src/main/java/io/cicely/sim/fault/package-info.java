/**
 * What can be wrong with EC2, as data: which calls go wrong and how, which transitions never come,
 * whether the metadata service is there. Names are those of AWS FIS where FIS has them. Counting
 * and chance belong to whoever injects the faults.
 */
@NullMarked
package io.cicely.sim.fault;

import org.jspecify.annotations.NullMarked;
