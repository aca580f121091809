package daylight.house;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LineMap;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/// A Java source, parsed by the JDK's own parser.
///
/// @param path relative to the project's root, with `/`
record SourceFile(String path, String text, CompilationUnitTree unit, SourcePositions positions) {
    /// A source that is only text yet.
    record Unparsed(String path, String text) {}

    static List<SourceFile> of(List<Path> files) throws IOException {
        List<Unparsed> sources = new ArrayList<>();
        for (Path file : files) {
            if (file.toString().endsWith(".java")) {
                String text = Files.readString(ProjectFolder.root().resolve(file), StandardCharsets.UTF_8);
                sources.add(new Unparsed(file.toString().replace('\\', '/'), text));
            }
        }
        return parsed(sources);
    }

    static List<SourceFile> parsed(List<Unparsed> sources) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<JavaFileObject> objects = new ArrayList<>();
        for (Unparsed source : sources) {
            objects.add(new SimpleJavaFileObject(URI.create("source:///" + source.path()), JavaFileObject.Kind.SOURCE) {
                @Override
                public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                    return source.text();
                }
            });
        }
        JavacTask task = (JavacTask) compiler.getTask(null, null, null, List.of("--release", "25"), null, objects);
        SourcePositions positions = Trees.instance(task).getSourcePositions();
        List<SourceFile> parsed = new ArrayList<>();
        Iterator<Unparsed> source = sources.iterator();
        for (CompilationUnitTree unit : task.parse()) {
            Unparsed from = source.next();
            parsed.add(new SourceFile(from.path(), from.text(), unit, positions));
        }
        return parsed;
    }

    boolean isMain() {
        return path.contains("/src/main/");
    }

    String packageName() {
        return unit.getPackageName() == null ? "" : unit.getPackageName().toString();
    }

    /// The file's types that stand in no other type.
    List<ClassTree> types() {
        return unit.getTypeDecls().stream()
                .filter(ClassTree.class::isInstance)
                .map(ClassTree.class::cast)
                .toList();
    }

    /// The name that a rule's finding gives to the file: the package and the file's own name.
    String name() {
        String file = path.substring(path.lastIndexOf('/') + 1, path.length() - ".java".length());
        return packageName() + "." + file;
    }

    int firstLine(Tree tree) {
        return (int) lines().getLineNumber(positions.getStartPosition(unit, tree));
    }

    int lastLine(Tree tree) {
        return (int) lines().getLineNumber(positions.getEndPosition(unit, tree));
    }

    private LineMap lines() {
        return unit.getLineMap();
    }

    /// A line of the text.
    ///
    /// @param number from 1; outside the file the line is empty
    String line(int number) {
        List<String> all = text.lines().toList();
        return number >= 1 && number <= all.size() ? all.get(number - 1) : "";
    }
}
