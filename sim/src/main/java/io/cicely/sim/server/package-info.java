/**
 * The simulator as its clients see it: EC2 and STS over HTTP and HTTPS, IMDSv2, and a control face
 * on a Unix domain socket that is no part of the EC2 API. The engine behind it is the only thing
 * that changes.
 */
@NullMarked
package io.cicely.sim.server;

import org.jspecify.annotations.NullMarked;
