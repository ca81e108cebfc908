import io.cicely.sim.latency.Profile;
import io.cicely.sim.server.Simulation;
import java.io.PrintWriter;
import java.nio.file.Path;

/** The simulator that the recording runs against; prints the variables that lead there. */
void main(String[] arguments) throws Exception {
  Path directory = Path.of(arguments[0]);
  new Simulation(
          "eu-west-1", "123456789012", null, Profile.none(), 1, false, directory, 0, 0, 0, null)
      .run(new PrintWriter(System.out, true));
}
