package io.cicely.cli.lab;

import io.cicely.cli.lab.model.Blueprint;
import io.cicely.node.failure.Failure;
import java.time.Duration;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives tests a {@link Lab}: one for the whole run, brought up by the first that asks. */
public final class LabExtension implements ParameterResolver {
  private static final Namespace NAMESPACE = Namespace.create(LabExtension.class);

  /** Ended by JUnit after the last test. */
  private static final class Keeper implements AutoCloseable {
    private boolean ours;

    /**
     * A lab that ran before is not trusted: whoever left it may have broken it. A test that ends
     * labs may have run since the last one that wanted this.
     */
    synchronized Lab lab() {
      if (ours) {
        try {
          return Lab.running();
        } catch (Failure gone) {
          ours = false;
        }
      }
      Blueprint quick = Blueprint.of(2).withToken(Duration.ofSeconds(1));
      Lab lab = new LabUp(LabUp.newestPackage(), _ -> {}).run(quick);
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
        .lab();
  }
}
