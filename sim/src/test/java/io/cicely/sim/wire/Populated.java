package io.cicely.sim.wire;

import java.time.Instant;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.utils.builder.Buildable;

/** Model objects in which every field is set, each to a value of its own. */
final class Populated {
  /** Some shapes hold themselves. */
  private static final int DEPTH = 9;

  private int count;

  static Object of(Class<?> model) throws ReflectiveOperationException {
    return new Populated().fill((SdkPojo) model.getMethod("builder").invoke(null), 0);
  }

  private Object fill(SdkPojo builder, int depth) {
    for (SdkField<?> field : builder.sdkFields()) {
      Object value = value(field, depth);
      if (value != null) {
        field.set(builder, value);
      }
    }
    return ((Buildable) builder).build();
  }

  private @Nullable Object value(SdkField<?> field, int depth) {
    count++;
    return switch (field.marshallingType().getKnownType()) {
      case STRING -> "<" + field.memberName() + " & \"é\" " + count + ">";
      case INTEGER -> count;
      case LONG -> 10_000_000_000L + count;
      case FLOAT -> count / 4f;
      case DOUBLE -> count / 8d;
      case BOOLEAN -> count % 2 == 0;
      case INSTANT -> Instant.ofEpochMilli(1_700_000_000_000L + count * 60_000L);
      case SDK_BYTES -> SdkBytes.fromUtf8String("bytes " + count);
      case SDK_POJO -> depth == DEPTH ? null : fill(field.constructor().get(), depth + 1);
      case LIST -> {
        var member = field.getRequiredTrait(ListTrait.class).memberFieldInfo();
        var list = new ArrayList<Object>();
        for (int i = 0; i < (depth < 2 ? 2 : 1); i++) {
          Object element = value(member, depth);
          if (element != null) {
            list.add(element);
          }
        }
        yield list.isEmpty() ? null : list;
      }
      case NULL, BIG_DECIMAL, MAP, SHORT, BYTE, DOCUMENT ->
          throw new AssertionError(
              "A type that the model was not known to use: " + field.memberName());
    };
  }
}
