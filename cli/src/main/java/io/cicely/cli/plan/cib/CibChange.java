package io.cicely.cli.plan.cib;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.cicely.cli.cluster.cib.Element;

/** A change of the CIB. Made a second time, it changes nothing. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "change")
@JsonSubTypes({
  @JsonSubTypes.Type(value = CibChange.SetProperty.class, name = "set-property"),
  @JsonSubTypes.Type(value = CibChange.RemoveProperty.class, name = "remove-property"),
  @JsonSubTypes.Type(value = CibChange.SetDefault.class, name = "set-default"),
  @JsonSubTypes.Type(value = CibChange.PutResource.class, name = "put-resource"),
  @JsonSubTypes.Type(value = CibChange.RemoveResource.class, name = "remove-resource"),
  @JsonSubTypes.Type(value = CibChange.PutConstraint.class, name = "put-constraint"),
  @JsonSubTypes.Type(value = CibChange.RemoveConstraint.class, name = "remove-constraint"),
  @JsonSubTypes.Type(value = CibChange.PutAlert.class, name = "put-alert"),
  @JsonSubTypes.Type(value = CibChange.RemoveAlert.class, name = "remove-alert")
})
public sealed interface CibChange {
  /** A cluster property is set. */
  record SetProperty(String name, String value) implements CibChange {}

  /** A cluster property that we set once is taken back. */
  record RemoveProperty(String name) implements CibChange {}

  /** A default for the meta attributes of all resources is set. */
  record SetDefault(String name, String value) implements CibChange {}

  /**
   * A primitive, or a group with its primitives, is there as wanted; what else it has is kept, but
   * for parameters and operations that only we write.
   */
  record PutResource(Element wanted) implements CibChange {}

  /** A primitive is gone, with all constraints that name it. */
  record RemoveResource(String id) implements CibChange {}

  /** A constraint is there as wanted. */
  record PutConstraint(Element wanted) implements CibChange {}

  /** A constraint is gone. */
  record RemoveConstraint(String id) implements CibChange {}

  /** An alert is there as wanted. */
  record PutAlert(Element wanted) implements CibChange {}

  /** An alert is gone. */
  record RemoveAlert(String id) implements CibChange {}
}
