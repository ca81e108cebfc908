package io.cicely.cli.host;

import io.cicely.node.failure.Code;
import io.cicely.node.failure.Failure;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;
import java.nio.file.Path;

/**
 * Entering a Linux network namespace from within, by setns(2): a second virtual machine inside of
 * {@code nsenter} would double the start of every command.
 */
public final class NetworkNamespace {
  private static final int O_RDONLY_CLOEXEC = 0x80000;
  private static final int CLONE_NEWNET = 0x40000000;
  private static final int EPERM = 1;

  private static final Linker LINKER = Linker.nativeLinker();
  private static final Linker.Option ERRNO = Linker.Option.captureCallState("errno");
  private static final StructLayout CALL_STATE = Linker.Option.captureStateLayout();
  private static final VarHandle ERRNO_VALUE =
      CALL_STATE.varHandle(StructLayout.PathElement.groupElement("errno"));

  private NetworkNamespace() {}

  /**
   * Moves the calling thread, and with it every thread and process that it or they start from now
   * on, into the namespace that {@code file} stands for. For the start of a program.
   *
   * @throws Failure {@link Code#NOT_PERMITTED} without CAP_SYS_ADMIN, {@link Code#FILE_UNUSABLE} if
   *     the file is no network namespace (its machine may have gone)
   */
  public static void enter(Path file) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment state = arena.allocate(CALL_STATE);
      MethodHandle open =
          function(
              "open",
              FunctionDescriptor.of(
                  ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.JAVA_INT),
              Linker.Option.firstVariadicArg(2));
      MethodHandle setns =
          function(
              "setns",
              FunctionDescriptor.of(
                  ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));
      // The descriptor is left open: it closes with the program, which does this once.
      int descriptor =
          (int) open.invokeExact(state, arena.allocateFrom(file.toString()), O_RDONLY_CLOEXEC);
      if (descriptor < 0 || (int) setns.invokeExact(state, descriptor, CLONE_NEWNET) < 0) {
        throw failure(file, (int) ERRNO_VALUE.get(state, 0L));
      }
    } catch (RuntimeException | Error thrown) {
      throw thrown;
    } catch (Throwable impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  @SuppressWarnings("restricted")
  private static MethodHandle function(
      String name, FunctionDescriptor descriptor, Linker.Option... options) {
    Linker.Option[] all = java.util.Arrays.copyOf(options, options.length + 1);
    all[options.length] = ERRNO;
    return LINKER.downcallHandle(LINKER.defaultLookup().findOrThrow(name), descriptor, all);
  }

  private static Failure failure(Path file, int errno) {
    String what = "Cannot enter the network namespace " + file;
    return errno == EPERM
        ? new Failure(Code.NOT_PERMITTED, what, "it takes root (EPERM)", "Try again with sudo")
        : new Failure(
            Code.FILE_UNUSABLE,
            what,
            "it is not there, or no network namespace (errno " + errno + ")",
            "If the lab has gone, cicely lab up brings it back");
  }
}
