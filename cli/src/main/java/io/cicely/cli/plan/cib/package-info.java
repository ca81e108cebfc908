/**
 * What has to change in a live CIB for it to hold what is wanted. One function changes it, {@link
 * io.cicely.cli.plan.cib.CibEdit}; a step is planned where that function changes something. What is
 * not ours stays as it is. Pure.
 */
@NullMarked
package io.cicely.cli.plan.cib;

import org.jspecify.annotations.NullMarked;
