package io.cicely.cli.install.ec2;

import io.cicely.cli.cloud.Cloud;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Set;

/**
 * A Cloud whose caller is killed at a mutating call: before EC2 gets it, or after, when the answer
 * is lost.
 */
final class MortalCloud {
  private static final Set<String> READS =
      Set.of(
          "instances",
          "types",
          "enis",
          "vpcs",
          "subnets",
          "groups",
          "tables",
          "addresses",
          "toString",
          "hashCode",
          "equals");

  /** The caller's end. */
  static final class Killed extends Error {
    private static final long serialVersionUID = 1L;
  }

  private final Cloud cloud;
  private final boolean isAnswerLost;
  private int left;

  MortalCloud(Cloud cloud, int calls, boolean isAnswerLost) {
    this.cloud = cloud;
    this.left = calls;
    this.isAnswerLost = isAnswerLost;
  }

  /** Whether the work is killed. */
  static boolean kills(Runnable work) {
    try {
      work.run();
      return false;
    } catch (Killed killed) {
      return true;
    }
  }

  /** The Cloud until the kill. */
  Cloud get() {
    return (Cloud)
        Proxy.newProxyInstance(
            Cloud.class.getClassLoader(),
            new Class<?>[] {Cloud.class},
            (_, method, arguments) -> {
              boolean isWrite = !READS.contains(method.getName());
              if (isWrite && left == 0 && !isAnswerLost) {
                throw new Killed();
              }
              Object answer = call(method, arguments);
              if (isWrite && left-- == 0) {
                throw new Killed();
              }
              return answer;
            });
  }

  private Object call(java.lang.reflect.Method method, Object[] arguments) throws Throwable {
    try {
      return method.invoke(cloud, arguments);
    } catch (InvocationTargetException thrown) {
      throw thrown.getCause();
    }
  }
}
