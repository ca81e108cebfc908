package io.cicely.cli.lab;

import io.cicely.cli.lab.model.Blueprint;
import io.cicely.node.failure.Failure;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests a {@link Lab}: the one that runs, where it is such as they want ({@link LabOf}); else
 * it is brought up.
 */
public final class LabExtension implements ParameterResolver {
  private static final Duration TOKEN = Duration.ofSeconds(1);
  private static final Namespace NAMESPACE = Namespace.create(LabExtension.class);

  /** Ended by JUnit after the last test. */
  private static final class Keeper implements AutoCloseable {
    private boolean ours;

    /**
     * A lab that ran before is not trusted: whoever left it may have broken it. A test that ends
     * labs may have run since the last one that wanted this.
     */
    synchronized Lab lab(Blueprint wanted) {
      if (ours) {
        try {
          Lab lab = Lab.running();
          if (lab.blueprint().equals(wanted)) {
            return lab;
          }
        } catch (Failure gone) {
          ours = false;
        }
      }
      Lab lab = new LabUp(LabUp.newestPackage(), _ -> {}).run(wanted);
      ours = true;
      return lab;
    }

    @Override
    public void close() {
      Lab.down();
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Lab.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getRoot()
        .getStore(NAMESPACE)
        .computeIfAbsent(Keeper.class, _ -> new Keeper(), Keeper.class)
        .lab(wanted(context.getRequiredTestClass().getAnnotation(LabOf.class)));
  }

  private static Blueprint wanted(@Nullable LabOf such) {
    Blueprint quick = Blueprint.of(such == null ? 2 : such.nodes()).withToken(TOKEN);
    return such == null ? quick : quick.withMode(such.mode(), such.spread()).withIpv6(such.ipv6());
  }
}
