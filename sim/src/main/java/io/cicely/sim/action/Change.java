package io.cicely.sim.action;

import io.cicely.sim.world.World;
import software.amazon.awssdk.services.ec2.model.Ec2Response;

/** What came of an action: the World after it, which for a read is the World before it. */
public record Change(World world, Ec2Response response) {}
