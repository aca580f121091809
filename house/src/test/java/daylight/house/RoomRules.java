package daylight.house;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Which room may see what: other rooms, libraries, the database.
final class RoomRules {
    /// From the ground up, in the order data flows. A room imports only what stands before it.
    static final List<String> ORDER = List.of(
            "daylight.protocol",
            "daylight.id",
            "daylight.store",
            "daylight.work",
            "daylight.source",
            "daylight.custody",
            "daylight.extraction",
            "daylight.conversion",
            "daylight.text",
            "daylight.thread",
            "daylight.duplicate",
            "daylight.rendition",
            "daylight.index",
            "daylight.search",
            "daylight.publication",
            "daylight.desk");

    private static final String READER = "daylight.reader";
    private static final String HANDLE = "org.jdbi.v3.core.Handle";

    /// A library, and the packages (with those below them) that may see it; an empty list means nobody.
    private static final Map<String, List<String>> LIBRARIES = Map.ofEntries(
            Map.entry("org.apache.lucene.", List.of("daylight.index")),
            Map.entry("com.google.re2j.", List.of("daylight.index", "daylight.search")),
            Map.entry("org.sqlite.", List.of("daylight.store", READER)),
            Map.entry("org.flywaydb.", List.of("daylight.store")),
            Map.entry("com.github.difflib.", List.of("daylight.duplicate")),
            Map.entry("org.apache.tika.", List.of(READER)),
            Map.entry("org.apache.pdfbox.", List.of(READER)),
            Map.entry("org.apache.poi.", List.of(READER)),
            Map.entry("org.apache.james.", List.of(READER)),
            Map.entry("org.apache.commons.", List.of(READER)),
            Map.entry("com.pff.", List.of(READER)),
            Map.entry("com.healthmarketscience.", List.of(READER)),
            Map.entry("net.lingala.", List.of(READER)),
            Map.entry("org.bouncycastle.", List.of(READER)),
            Map.entry("org.bytedeco.", List.of(READER)),
            Map.entry("picocli.", List.of("daylight.desk")),
            Map.entry("me.tongfei.", List.of("daylight.desk")),
            Map.entry("io.helidon.", List.of()),
            Map.entry("java.net.http.", List.of()),
            Map.entry("javax.net.", List.of()));

    /// Rooms whose doors are all there is to them: the ground, that every room stands on, and the wire.
    private static final Set<String> OPEN = Set.of("daylight.protocol", "daylight.id", "daylight.store");

    private RoomRules() {}

    static String room(String packageName) {
        String[] parts = packageName.split("\\.", -1);
        return parts.length < 2 ? packageName : parts[0] + "." + parts[1];
    }

    private static boolean isOurs(JavaClass type) {
        return type.getPackageName().startsWith("daylight.");
    }

    static List<Finding> noPackageCycles(JavaClasses classes) {
        Map<String, Set<String>> edges = new TreeMap<>();
        for (JavaClass type : classes) {
            for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                String to = dependency.getTargetClass().getBaseComponentType().getPackageName();
                if (to.startsWith("daylight.") && !to.equals(type.getPackageName())) {
                    edges.computeIfAbsent(type.getPackageName(), _ -> new TreeSet<>())
                            .add(to);
                }
            }
        }
        Set<Finding> findings = new TreeSet<>();
        for (String start : edges.keySet()) {
            List<String> knot = new ArrayList<>();
            for (String other : edges.keySet()) {
                if (reaches(edges, start, other) && reaches(edges, other, start)) {
                    knot.add(other);
                }
            }
            if (knot.size() > 1) {
                findings.add(new Finding("cycle", String.join(", ", knot), "each of these leads back to itself"));
            }
        }
        return List.copyOf(findings);
    }

    private static boolean reaches(Map<String, Set<String>> edges, String from, String to) {
        Set<String> seen = new HashSet<>();
        List<String> open = new ArrayList<>(List.of(from));
        while (!open.isEmpty()) {
            String here = open.removeLast();
            if (here.equals(to)) {
                return true;
            }
            if (seen.add(here)) {
                open.addAll(edges.getOrDefault(here, Set.of()));
            }
        }
        return false;
    }

    static List<Finding> roomOrder(JavaClasses classes) {
        Set<Finding> findings = new TreeSet<>();
        for (JavaClass type : classes) {
            String from = room(type.getPackageName());
            if (!from.equals(READER) && !ORDER.contains(from)) {
                findings.add(new Finding("room-order", from, "is not in the list of rooms; give it its place"));
            }
            for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                JavaClass target = dependency.getTargetClass().getBaseComponentType();
                String to = room(target.getPackageName());
                if (isOurs(target) && !mayImport(from, to)) {
                    findings.add(new Finding("room-order", type.getName(), "must not know " + target.getName()));
                }
            }
        }
        return List.copyOf(findings);
    }

    private static boolean mayImport(String from, String to) {
        if (from.equals(to)) {
            return true;
        }
        if (from.equals(READER)) {
            return to.equals("daylight.protocol");
        }
        int target = ORDER.indexOf(to);
        return target >= 0 && target < ORDER.indexOf(from);
    }

    static List<Finding> librariesInTheirRooms(JavaClasses classes) {
        Set<Finding> findings = new TreeSet<>();
        for (JavaClass type : classes) {
            for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                String target =
                        dependency.getTargetClass().getBaseComponentType().getName();
                LIBRARIES.forEach((library, rooms) -> {
                    if (target.startsWith(library) && !rooms.contains(room(type.getPackageName()))) {
                        findings.add(new Finding("library", type.getName(), "must not know " + target));
                    }
                });
            }
        }
        return List.copyOf(findings);
    }

    /// The database is spoken to in `store` and in classes named `…Sql`, one or more per room that owns
    /// tables. Everybody else may hold a Jdbi `Handle`, which stands for "in this transaction", and hand it
    /// on; nobody else may call it.
    static List<Finding> sqlInItsClasses(JavaClasses classes) {
        Set<Finding> findings = new TreeSet<>();
        for (JavaClass type : classes) {
            if (room(type.getPackageName()).equals("daylight.store") || isSqlClass(type)) {
                continue;
            }
            for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                String target =
                        dependency.getTargetClass().getBaseComponentType().getName();
                if (isDatabase(target) && !target.equals(HANDLE)) {
                    findings.add(new Finding("sql", type.getName(), "must not know " + target));
                }
            }
            for (JavaAccess<?> access : type.getAccessesFromSelf()) {
                if (access.getTargetOwner().getName().equals(HANDLE)) {
                    findings.add(new Finding(
                            "sql",
                            type.getName(),
                            "must not call " + access.getTarget().getName() + " of a Handle; a …Sql class does"));
                }
            }
        }
        return List.copyOf(findings);
    }

    private static boolean isDatabase(String name) {
        return name.startsWith("org.jdbi.") || name.startsWith("java.sql.") || name.startsWith("javax.sql.");
    }

    private static boolean isSqlClass(JavaClass type) {
        return topLevelName(type).endsWith("Sql");
    }

    static String topLevelName(JavaClass type) {
        String name = type.getName();
        int nested = name.indexOf('$');
        return nested < 0 ? name : name.substring(0, nested);
    }

    /// The wire is loaded on both sides of the sandbox, so it stands on the platform's base module alone.
    static List<Finding> protocolOnBaseAlone(JavaClasses classes) {
        Set<String> base =
                ModuleLayer.boot().findModule("java.base").orElseThrow().getPackages();
        Set<Finding> findings = new TreeSet<>();
        for (JavaClass type : classes) {
            if (!room(type.getPackageName()).equals("daylight.protocol")) {
                continue;
            }
            for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                JavaClass target = dependency.getTargetClass().getBaseComponentType();
                String name = target.getPackageName();
                if (!name.isEmpty()
                        && !name.startsWith("daylight.protocol")
                        && !name.equals("org.jspecify.annotations")
                        && !base.contains(name)) {
                    findings.add(new Finding("wire", type.getName(), "must not know " + target.getName()));
                }
            }
        }
        return List.copyOf(findings);
    }

    /// A room publishes facts (records, enums), outcomes (sealed interfaces), its own exceptions, and a few
    /// doors. Of the types that are none of these, at least half are package-private.
    static List<Finding> halfOfARoomIsItsOwn(JavaClasses classes) {
        Map<String, List<JavaClass>> doors = new TreeMap<>();
        Map<String, Integer> inside = new TreeMap<>();
        for (JavaClass type : classes) {
            String name = room(type.getPackageName());
            if (!type.isTopLevelClass()
                    || OPEN.contains(name)
                    || type.getSimpleName().equals("package-info")) {
                continue;
            }
            if (!type.getModifiers().contains(JavaModifier.PUBLIC)) {
                inside.merge(name, 1, Integer::sum);
            } else if (!isFact(type)) {
                doors.computeIfAbsent(name, _ -> new ArrayList<>()).add(type);
            }
        }
        List<Finding> findings = new ArrayList<>();
        doors.forEach((name, open) -> {
            int own = inside.getOrDefault(name, 0);
            if (open.size() > Math.max(1, own)) {
                List<String> names =
                        open.stream().map(JavaClass::getSimpleName).sorted().toList();
                findings.add(new Finding(
                        "open-house",
                        name,
                        "has " + own + " types of its own and " + open.size() + " doors: " + names));
            }
        });
        return findings;
    }

    private static boolean isFact(JavaClass type) {
        boolean outcome = type.isInterface() && type.isSealed();
        return type.isRecord() || type.isEnum() || outcome || type.isAssignableTo(Throwable.class);
    }
}
