package io.cicely.sim.action;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cicely.sim.world.Ec2Error;
import io.cicely.sim.world.Example;
import io.cicely.sim.world.World;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.ec2.model.Ec2Request;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.utils.builder.Buildable;

/** What holds for every action alike. */
class ActionsTest {
  private static final World WORLD = Example.world();

  static Stream<Action<?>> actions() {
    return Actions.names().stream().map(name -> Actions.named(name).orElseThrow());
  }

  static Stream<Action<?>> filtered() {
    return actions().filter(action -> action.parameters().allowed().contains("Filters"));
  }

  @ParameterizedTest
  @MethodSource("actions")
  void everyDeclaredParameterIsOneOfTheModel(Action<?> action) {
    for (String path : action.parameters().allowed()) {
      if (!path.equals("DryRun")) {
        assertThat(isMember(action.requestType(), path)).as("%s of %s", path, action).isTrue();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("actions")
  void anEmptyRequestIsAnsweredOrMissesAParameter(Action<?> action) throws Exception {
    Ec2Request empty = empty(action);
    if (action.parameters().required().isEmpty() && !action.mutating()) {
      action.check(empty);
      assertThat(action.answer(WORLD, empty, Example.NOW).world()).isSameAs(WORLD);
      assertThat(action.resources(WORLD, empty)).hasSize(1);
    } else if (!action.parameters().required().isEmpty()) {
      assertThatThrownBy(() -> action.check(empty))
          .isInstanceOfSatisfying(
              Ec2Error.class, error -> assertThat(error.code()).isEqualTo("MissingParameter"))
          .hasMessageStartingWith("The request must contain the parameter ");
    }
  }

  @ParameterizedTest
  @MethodSource("filtered")
  void anUnknownFilterIsRefused(Action<?> action) throws Exception {
    Ec2Request.Builder builder = builder(action);
    Method filters =
        Arrays.stream(builder.getClass().getMethods())
            .filter(each -> each.getName().equals("filters"))
            .filter(each -> Arrays.equals(each.getParameterTypes(), new Class<?>[] {List.class}))
            .findFirst()
            .or(() -> collectionSetter(builder))
            .orElseThrow();
    filters.setAccessible(true);
    filters.invoke(builder, List.of(Filter.builder().name("colour").values("red").build()));
    Ec2Request request = builder.build();
    assertThatThrownBy(() -> action.answer(WORLD, request, Example.NOW))
        .isInstanceOfSatisfying(
            Ec2Error.class, error -> assertThat(error.code()).isEqualTo("InvalidParameterValue"))
        .hasMessage("The filter 'colour' is invalid");
  }

  @Test
  void theIssuesActionsAreThere() {
    assertThat(Actions.names())
        .contains(
            "AttachNetworkInterface",
            "DetachNetworkInterface",
            "DescribeNetworkInterfaces",
            "AssignPrivateIpAddresses",
            "ReplaceRoute",
            "AssociateAddress",
            "StopInstances",
            "RunInstances",
            "DescribeSubnets",
            "AuthorizeSecurityGroupIngress",
            "CreateTags");
    assertThat(Actions.named("AcceptVpcPeeringConnection")).isEmpty();
  }

  private static Optional<Method> collectionSetter(Object builder) {
    return Arrays.stream(builder.getClass().getMethods())
        .filter(each -> each.getName().equals("filters"))
        .filter(each -> Arrays.equals(each.getParameterTypes(), new Class<?>[] {Collection.class}))
        .findFirst();
  }

  private static Ec2Request empty(Action<?> action) throws Exception {
    return builder(action).build();
  }

  private static Ec2Request.Builder builder(Action<?> action) throws Exception {
    return (Ec2Request.Builder) action.requestType().getMethod("builder").invoke(null);
  }

  /** Whether a dotted path leads through the model's classes. */
  private static boolean isMember(Class<?> type, String path) {
    int dot = path.indexOf('.');
    String name = dot < 0 ? path : path.substring(0, dot);
    if (!names(type).contains(name)) {
      return false;
    }
    if (dot < 0) {
      return true;
    }
    Class<?> member = memberType(type, name);
    return member != null && isMember(member, path.substring(dot + 1));
  }

  private static Set<String> names(Class<?> type) {
    Set<String> names = new TreeSet<>();
    try {
      Object builder = type.getMethod("builder").invoke(null);
      ((SdkPojo) ((Buildable) builder).build())
          .sdkFields()
          .forEach(field -> names.add(field.memberName()));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
    return names;
  }

  private static @Nullable Class<?> memberType(Class<?> type, String name) {
    String getter = name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
    try {
      Type found = type.getMethod(getter).getGenericReturnType();
      Type element =
          found instanceof ParameterizedType list ? list.getActualTypeArguments()[0] : found;
      return element instanceof Class<?> each ? each : null;
    } catch (NoSuchMethodException e) {
      return null;
    }
  }
}
