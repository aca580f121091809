package daylight.house;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/// Code that breaks a rule, compiled at test time: it may stand in any package and use libraries that are
/// only stubs, and the compiler's own checks do not see it.
final class BadExample {
    private static final Pattern PACKAGE = Pattern.compile("package ([\\w.]+);");
    private static final Pattern TYPE = Pattern.compile("(?:class|interface|record|enum) (\\w+)");

    private BadExample() {}

    /// Compile sources; each is one file.
    static JavaClasses compiled(Path folder, String... sources) {
        List<JavaFileObject> files = new ArrayList<>();
        for (String source : sources) {
            files.add(new SimpleJavaFileObject(URI.create("bad:///" + path(source)), JavaFileObject.Kind.SOURCE) {
                @Override
                public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                    return source;
                }
            });
        }
        try {
            Files.createDirectories(folder);
            JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
            StringWriter complaints = new StringWriter();
            List<String> options = List.of("-d", folder.toString(), "-proc:none", "-nowarn");
            if (!compiler.getTask(complaints, null, null, options, null, files).call()) {
                throw new IllegalArgumentException("the bad example does not compile: " + complaints);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new ClassFileImporter().importPath(folder);
    }

    /// Parse sources as files of the module `core`.
    static List<SourceFile> parsed(String... sources) throws IOException {
        List<SourceFile.Unparsed> files = new ArrayList<>();
        for (String source : sources) {
            files.add(new SourceFile.Unparsed("core/src/main/java/" + path(source), source));
        }
        return SourceFile.parsed(files);
    }

    private static String path(String source) {
        String folder = first(PACKAGE, source).replace('.', '/');
        Matcher type = TYPE.matcher(source);
        return folder + "/" + (type.find() ? type.group(1) : "package-info") + ".java";
    }

    private static String first(Pattern pattern, String source) {
        Matcher matcher = pattern.matcher(source);
        if (!matcher.find()) {
            throw new IllegalArgumentException("no " + pattern + " in " + source);
        }
        return matcher.group(1);
    }
}
