package io.cicely.cli.lab;

import io.cicely.cli.spec.Mode;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Which lab the tests of a class want; without it two nodes in one subnet, and an ENI. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@interface LabOf {
  int nodes() default 2;

  Mode mode() default Mode.ENI;

  boolean spread() default false;

  boolean ipv6() default false;
}
