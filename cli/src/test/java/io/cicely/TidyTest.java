package io.cicely;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LineMap;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

/** The sizes and habits that CONTRIBUTING.md states, over the sources of all modules. */
class TidyTest {
  private static final Path ROOT = Path.of(System.getProperty("cicely.root", ".."));
  private static final int FILE_LINES = 400;
  private static final int TEST_FILE_LINES = 600;
  private static final int METHOD_LINES = 60;
  private static final int COLUMNS = 100;

  /** Spelled so that this file does not find itself. */
  private static final Pattern UNFINISHED =
      Pattern.compile("\\b(TO" + "DO|FIX" + "ME|X" + "XX)\\b");

  @Test
  void everyPackageSaysWhatItIsForAndIsNullMarked() throws IOException {
    List<String> found = new ArrayList<>();
    for (Path directory : packages()) {
      Path info = directory.resolve("package-info.java");
      String text = Files.exists(info) ? Files.readString(info) : "";
      if (!text.contains("@NullMarked") && !text.contains("@org.jspecify.annotations.NullMarked")) {
        found.add(relative(directory) + ": no @NullMarked package-info.java");
      } else if (!text.startsWith("/**")) {
        found.add(relative(info) + ": says nothing");
      }
    }
    assertThat(found).isEmpty();
  }

  @Test
  void filesAndLinesKeepTheirSize() throws IOException {
    List<String> found = new ArrayList<>();
    for (Path file : sources()) {
      List<String> lines = Files.readAllLines(file);
      int limit = isTest(file) ? TEST_FILE_LINES : FILE_LINES;
      if (lines.size() > limit) {
        found.add(relative(file) + ": " + lines.size() + " lines, at most " + limit);
      }
      for (int i = 0; i < lines.size(); i++) {
        String line = lines.get(i);
        if (line.codePointCount(0, line.length()) > COLUMNS && !cannotBeBroken(line)) {
          found.add(relative(file) + ":" + (i + 1) + ": more than " + COLUMNS + " columns");
        }
      }
    }
    assertThat(found).isEmpty();
  }

  /** An import, or a link in a comment. */
  private static boolean cannotBeBroken(String line) {
    return line.startsWith("import ") || (line.contains("https://") && line.contains("* "));
  }

  @Test
  void methodsKeepTheirSize() throws IOException {
    List<String> found = new ArrayList<>();
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      JavacTask task =
          (JavacTask)
              compiler.getTask(
                  null, files, null, null, null, files.getJavaFileObjectsFromPaths(sources()));
      SourcePositions positions = Trees.instance(task).getSourcePositions();
      for (CompilationUnitTree unit : task.parse()) {
        new MethodSizes(unit, positions, found).scan(unit, null);
      }
    }
    assertThat(found).isEmpty();
  }

  @Test
  void nothingIsLeftUnfinishedOrTiedToOneMachine() throws IOException {
    List<String> found = new ArrayList<>();
    for (Path file : sources()) {
      String text = Files.readString(file);
      if (UNFINISHED.matcher(text).find()) {
        found.add(relative(file) + ": an unfinished mark");
      }
      if (text.contains("/home" + "/") || text.contains("/work" + "/")) {
        found.add(relative(file) + ": a path of one machine");
      }
    }
    assertThat(found).isEmpty();
  }

  @Test
  void noMergeIsLeftHalfDone() throws IOException {
    List<Path> texts = new ArrayList<>(sources());
    for (Path folder : List.of(ROOT, ROOT.resolve("docs"), ROOT.resolve("docs/decisions"))) {
      try (Stream<Path> files = Files.list(folder)) {
        files.filter(file -> file.toString().endsWith(".md")).forEach(texts::add);
      }
    }
    List<String> found = new ArrayList<>();
    for (Path file : texts) {
      if (Files.readString(file).lines().anyMatch(line -> line.startsWith("<".repeat(7) + " "))) {
        found.add(relative(file) + ": a conflict's mark");
      }
    }
    assertThat(found).isEmpty();
  }

  private static final class MethodSizes extends TreePathScanner<Void, Void> {
    private final CompilationUnitTree unit;
    private final SourcePositions positions;
    private final List<String> found;

    MethodSizes(CompilationUnitTree unit, SourcePositions positions, List<String> found) {
      this.unit = unit;
      this.positions = positions;
      this.found = found;
    }

    @Override
    public Void visitMethod(MethodTree method, Void nothing) {
      LineMap lines = unit.getLineMap();
      long first = lines.getLineNumber(positions.getStartPosition(unit, method));
      long end = positions.getEndPosition(unit, method);
      long length = end < 0 ? 0 : lines.getLineNumber(end) - first + 1;
      if (length > METHOD_LINES) {
        Path file = Path.of(unit.getSourceFile().toUri());
        found.add(
            "%s:%d: %s has %d lines, at most %d"
                .formatted(relative(file), first, method.getName(), length, METHOD_LINES));
      }
      return super.visitMethod(method, null);
    }
  }

  private static List<Path> sources() throws IOException {
    List<Path> found = new ArrayList<>();
    for (String module : List.of("sim", "node", "cli")) {
      for (String tree : List.of("src/main/java", "src/test/java", "src/fuzz/java")) {
        Path directory = ROOT.resolve(module).resolve(tree);
        if (Files.exists(directory)) {
          try (Stream<Path> files = Files.walk(directory)) {
            files.filter(file -> file.toString().endsWith(".java")).sorted().forEach(found::add);
          }
        }
      }
    }
    assertThat(found).as("sources below %s", ROOT).isNotEmpty();
    return found;
  }

  private static Set<Path> packages() throws IOException {
    Set<Path> found = new TreeSet<>();
    for (Path file : sources()) {
      if (!isTest(file)) {
        found.add(file.getParent());
      }
    }
    return found;
  }

  private static boolean isTest(Path file) {
    return !relative(file).contains("src/main/");
  }

  private static String relative(Path file) {
    return ROOT.toAbsolutePath()
        .normalize()
        .relativize(file.toAbsolutePath().normalize())
        .toString();
  }
}
