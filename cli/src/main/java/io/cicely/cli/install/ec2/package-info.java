/**
 * Carries out changes of EC2: looks first, asks, and looks until the change is seen. The loop is
 * the only retry. Killed at any instant, a new plan finds what is still to be done.
 */
@NullMarked
package io.cicely.cli.install.ec2;

import org.jspecify.annotations.NullMarked;
