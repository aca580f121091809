package daylight.house;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.CatchTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnionTypeTree;
import com.sun.source.util.TreePathScanner;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.lang.model.element.Modifier;
import org.jspecify.annotations.Nullable;

/// How sources are written: sizes, names, cards, nulls, catches.
final class SourceRules {
    static final int FILE_LINES_MAX = 400;
    static final int METHOD_LINES_MAX = 60;

    /// A line torn off by the formatter is this short, and the one before it this wide.
    private static final int TORN_CHARS_MAX = 25;

    private static final int WIDE_CHARS_MIN = 90;

    private static final Pattern PROSE = Pattern.compile("/// +[^@*|`\\- ].*[^.:;?!|`]");
    private static final Pattern PROSE_START = Pattern.compile("/// +[^@*|`\\- ]");

    /// What is longer than it may be says why, after this word, in the first comment line.
    private static final String REASON = "Long:";

    private static final Set<String> BANNED_WORDS =
            Set.of("Manager", "Helper", "Util", "Utils", "Impl", "Abstract", "Base", "Data", "Info", "Processor");
    private static final Pattern WORD = Pattern.compile("[A-Z]+(?![a-z])|[A-Z][a-z0-9]*");
    private static final Pattern GETTER = Pattern.compile("get[A-Z].*");
    private static final Set<String> TOO_BROAD = Set.of("Exception", "Throwable", "Error");
    private static final List<String> CARD = List.of("**In**", "**Out**", "**Keeps**", "**Never**");

    private SourceRules() {}

    static List<Finding> sizes(List<SourceFile> sources) {
        List<Finding> findings = new ArrayList<>();
        for (SourceFile source : sources) {
            long lines = source.text().lines().count();
            if (lines > FILE_LINES_MAX && !source.line(1).contains(REASON)) {
                findings.add(new Finding("file-size", source.name(), lines + " lines; at most " + FILE_LINES_MAX));
            }
            eachMethod(source, (method, _) -> {
                int first = method.getBody() == null ? source.firstLine(method) : source.firstLine(method.getBody());
                int length = source.lastLine(method) - first + 1;
                if (length > METHOD_LINES_MAX && !source.line(first + 1).contains(REASON)) {
                    findings.add(new Finding(
                            "method-size",
                            source.name() + "." + method.getName(),
                            length + " lines; at most " + METHOD_LINES_MAX));
                }
            });
        }
        return findings;
    }

    /// The formatter breaks a doc line that is too wide and leaves its last words on a line of their own, in
    /// the midst of the paragraph.
    static List<Finding> tornDocLines(List<SourceFile> sources) {
        List<Finding> findings = new ArrayList<>();
        for (SourceFile source : sources) {
            List<String> lines = source.text().lines().map(String::strip).toList();
            for (int i = 1; i + 1 < lines.size(); i++) {
                boolean leftOver =
                        PROSE.matcher(lines.get(i)).matches() && lines.get(i).length() <= TORN_CHARS_MAX;
                boolean inTheMidst = lines.get(i - 1).startsWith("/// ")
                        && lines.get(i - 1).length() >= WIDE_CHARS_MIN
                        && PROSE_START.matcher(lines.get(i + 1)).lookingAt();
                if (leftOver && inTheMidst) {
                    findings.add(new Finding(
                            "doc-line",
                            source.name(),
                            "line " + (i + 1) + " is torn off; write the paragraph narrower"));
                }
            }
        }
        return findings;
    }

    static List<Finding> names(List<SourceFile> sources) {
        List<Finding> findings = new ArrayList<>();
        for (SourceFile source : sources) {
            eachType(source, type -> {
                Matcher word = WORD.matcher(type.getSimpleName());
                while (word.find()) {
                    if (BANNED_WORDS.contains(word.group())) {
                        findings.add(new Finding(
                                "name", source.name(), type.getSimpleName() + " says nothing with " + word.group()));
                    }
                }
            });
            eachMethod(source, (method, _) -> {
                boolean overrides = hasAnnotation(method.getModifiers(), "Override");
                if (GETTER.matcher(method.getName()).matches() && !overrides) {
                    findings.add(new Finding("name", source.name(), method.getName() + ": name what it gives"));
                }
            });
        }
        return findings;
    }

    /// Absence crosses a room's border as an `Optional`, an empty list or an outcome. Where a library's own
    /// interface demands null, the method that overrides it may give it.
    static List<Finding> noNullAcrossRooms(List<SourceFile> sources) {
        List<Finding> findings = new ArrayList<>();
        for (SourceFile source : sources) {
            if (source.isMain()) {
                eachMethod(source, (method, owner) -> {
                    ModifiersTree modifiers = method.getModifiers();
                    boolean open = isPublic(modifiers) && isPublic(owner.getModifiers());
                    if (open && hasAnnotation(modifiers, "Nullable") && !hasAnnotation(modifiers, "Override")) {
                        findings.add(new Finding(
                                "null", source.name(), method.getName() + " may give null to another room"));
                    }
                });
            }
        }
        return findings;
    }

    private static boolean isPublic(ModifiersTree modifiers) {
        return modifiers.getFlags().contains(Modifier.PUBLIC);
    }

    private static boolean hasAnnotation(ModifiersTree modifiers, String name) {
        for (AnnotationTree annotation : modifiers.getAnnotations()) {
            if (annotation.getAnnotationType().toString().endsWith(name)) {
                return true;
            }
        }
        return false;
    }

    static List<Finding> narrowCatches(List<SourceFile> sources) {
        List<Finding> findings = new ArrayList<>();
        for (SourceFile source : sources) {
            if (!source.isMain()) {
                continue;
            }
            new TreePathScanner<@Nullable Void, @Nullable Void>() {
                @Override
                public @Nullable Void visitCatch(CatchTree tree, @Nullable Void unused) {
                    Tree caught = tree.getParameter().getType();
                    List<? extends Tree> types =
                            caught instanceof UnionTypeTree union ? union.getTypeAlternatives() : List.of(caught);
                    for (Tree type : types) {
                        if (TOO_BROAD.contains(type.toString())) {
                            findings.add(
                                    new Finding("catch", source.name(), "catches " + type + "; name what can fail"));
                        }
                    }
                    return super.visitCatch(tree, unused);
                }
            }.scan(source.unit(), null);
        }
        return findings;
    }

    /// Each package of the program says on a card what it is, and is null-marked.
    static List<Finding> cards(List<SourceFile> sources) {
        Set<String> packages = new TreeSet<>();
        Set<String> carded = new TreeSet<>();
        List<Finding> findings = new ArrayList<>();
        for (SourceFile source : sources) {
            if (!source.isMain()) {
                continue;
            }
            packages.add(source.packageName());
            if (source.path().endsWith("/package-info.java")) {
                carded.add(source.packageName());
                if (!source.text().contains("\n@NullMarked\n")) {
                    findings.add(new Finding("card", source.packageName(), "is not @NullMarked"));
                }
                for (String word : CARD) {
                    if (!source.text().contains(word)) {
                        findings.add(new Finding("card", source.packageName(), "its card lacks " + word));
                    }
                }
            }
        }
        packages.removeAll(carded);
        packages.forEach(name -> findings.add(new Finding("card", name, "has no package-info.java")));
        return findings;
    }

    private static void eachType(SourceFile source, java.util.function.Consumer<ClassTree> what) {
        new TreePathScanner<@Nullable Void, @Nullable Void>() {
            @Override
            public @Nullable Void visitClass(ClassTree tree, @Nullable Void unused) {
                what.accept(tree);
                return super.visitClass(tree, unused);
            }
        }.scan(source.unit(), null);
    }

    private static void eachMethod(SourceFile source, java.util.function.BiConsumer<MethodTree, ClassTree> what) {
        eachType(source, type -> {
            for (Tree member : type.getMembers()) {
                if (member instanceof MethodTree method) {
                    what.accept(method, type);
                }
            }
        });
    }
}
