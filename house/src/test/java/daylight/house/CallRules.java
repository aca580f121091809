package daylight.house;

import static java.util.stream.Collectors.joining;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnitAccess;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/// What no code may call, and who may call the rest.
final class CallRules {
    /// Classes that open connections to a network.
    private static final Set<String> NETWORK = Set.of(
            "java.net.Socket",
            "java.net.ServerSocket",
            "java.net.DatagramSocket",
            "java.net.MulticastSocket",
            "java.net.InetAddress",
            "java.net.InetSocketAddress",
            "java.net.NetworkInterface",
            "java.net.URLConnection",
            "java.net.HttpURLConnection",
            "java.nio.channels.DatagramChannel",
            "java.nio.channels.AsynchronousSocketChannel");

    /// Sockets of the machine's own file system: how the desk and its workers speak.
    private static final Set<String> UNIX_SOCKETS = Set.of(
            "java.net.UnixDomainSocketAddress",
            "java.nio.channels.SocketChannel",
            "java.nio.channels.ServerSocketChannel");

    private static final Set<String> SOCKET_ROOMS =
            Set.of("daylight.extraction", "daylight.reader", "daylight.protocol");

    /// Classes whose `now()` reads the machine's clock.
    private static final Set<String> TIMES = Set.of(
            "java.time.Instant",
            "java.time.LocalDate",
            "java.time.LocalTime",
            "java.time.LocalDateTime",
            "java.time.OffsetDateTime",
            "java.time.ZonedDateTime",
            "java.time.Year",
            "java.time.YearMonth");

    /// Calls that take the machine's charset, locale or time zone because none was given:
    /// `owner.member(parameters)`.
    private static final Set<String> DEFAULTS = Set.of(
            "java.lang.String.getBytes()",
            "java.lang.String.<init>([B)",
            "java.lang.String.<init>([B,int,int)",
            "java.lang.String.toLowerCase()",
            "java.lang.String.toUpperCase()",
            "java.lang.String.format(java.lang.String,[Ljava.lang.Object;)",
            "java.lang.String.formatted([Ljava.lang.Object;)",
            "java.io.PrintStream.printf(java.lang.String,[Ljava.lang.Object;)",
            "java.io.PrintStream.format(java.lang.String,[Ljava.lang.Object;)",
            "java.io.PrintWriter.printf(java.lang.String,[Ljava.lang.Object;)",
            "java.io.PrintWriter.format(java.lang.String,[Ljava.lang.Object;)",
            "java.io.ByteArrayOutputStream.toString()",
            "java.io.InputStreamReader.<init>(java.io.InputStream)",
            "java.io.OutputStreamWriter.<init>(java.io.OutputStream)",
            "java.io.PrintStream.<init>(java.io.OutputStream)",
            "java.io.PrintStream.<init>(java.io.OutputStream,boolean)",
            "java.io.PrintWriter.<init>(java.io.OutputStream)",
            "java.io.PrintWriter.<init>(java.io.OutputStream,boolean)",
            "java.io.FileReader.<init>(java.lang.String)",
            "java.io.FileReader.<init>(java.io.File)",
            "java.io.FileWriter.<init>(java.lang.String)",
            "java.io.FileWriter.<init>(java.io.File)",
            "java.util.Scanner.<init>(java.io.InputStream)",
            "java.util.Scanner.<init>(java.io.File)",
            "java.util.Scanner.<init>(java.nio.file.Path)",
            "java.util.Formatter.<init>()",
            "java.util.Formatter.<init>(java.lang.Appendable)",
            "java.util.Locale.getDefault()",
            "java.util.TimeZone.getDefault()",
            "java.time.ZoneId.systemDefault()",
            "java.time.format.DateTimeFormatter.ofPattern(java.lang.String)",
            "java.nio.charset.Charset.defaultCharset()",
            "java.text.SimpleDateFormat.<init>(java.lang.String)",
            "java.text.NumberFormat.getInstance()",
            "java.text.DecimalFormat.<init>(java.lang.String)",
            "java.text.MessageFormat.format(java.lang.String,[Ljava.lang.Object;)",
            "java.text.Collator.getInstance()");

    private static final List<String> MOCKS =
            List.of("org.mockito.", "org.easymock.", "org.powermock.", "io.mockk.", "mockit.", "org.jmock.");

    private CallRules() {}

    static List<Finding> noNetwork(JavaClasses classes) {
        Set<Finding> findings = new TreeSet<>();
        for (JavaClass type : classes) {
            boolean maySpeak = SOCKET_ROOMS.contains(RoomRules.room(type.getPackageName()));
            type.getDirectDependenciesFromSelf().forEach(dependency -> {
                String target =
                        dependency.getTargetClass().getBaseComponentType().getName();
                if (NETWORK.contains(target) || UNIX_SOCKETS.contains(target) && !maySpeak) {
                    findings.add(new Finding("network", type.getName(), "must not know " + target));
                }
            });
        }
        findings.addAll(calls(
                classes,
                "network",
                "opens a connection",
                call -> call.equals("java.net.URL.openStream()") || call.startsWith("java.net.URL.openConnection(")));
        return List.copyOf(findings);
    }

    /// Time comes from a `Clock`; which clock it is, the wiring in the desk decides. `System.nanoTime`
    /// measures and tells no time, so it is free.
    static List<Finding> timeFromAClock(JavaClasses classes) {
        Set<Finding> findings = new TreeSet<>(calls(
                classes,
                "clock",
                "reads the machine's clock; take a Clock",
                call -> TIMES.stream().anyMatch(time -> call.startsWith(time + ".now("))
                        || call.equals("java.lang.System.currentTimeMillis()")
                        || call.equals("java.util.Date.<init>()")
                        || call.equals("java.util.Calendar.getInstance()")));
        calls(
                        classes,
                        "clock",
                        "chooses a clock; only the desk does",
                        call -> call.startsWith("java.time.Clock.system"))
                .stream()
                .filter(finding -> !finding.where().startsWith("daylight.desk."))
                .forEach(findings::add);
        return List.copyOf(findings);
    }

    static List<Finding> noDefaults(JavaClasses classes) {
        return calls(classes, "default", "takes the machine's charset, locale or zone; name one", DEFAULTS::contains);
    }

    static List<Finding> noSleep(JavaClasses testClasses) {
        return calls(
                testClasses,
                "sleep",
                "a test waits for the thing itself, never for time to pass",
                call -> call.startsWith("java.lang.Thread.sleep(")
                        || call.startsWith("java.util.concurrent.TimeUnit.sleep("));
    }

    static List<Finding> noMocks(JavaClasses testClasses) {
        Set<Finding> findings = new TreeSet<>();
        for (JavaClass type : testClasses) {
            type.getDirectDependenciesFromSelf().forEach(dependency -> {
                String target = dependency.getTargetClass().getName();
                if (MOCKS.stream().anyMatch(target::startsWith)) {
                    findings.add(new Finding("mock", type.getName(), "uses " + target + "; write a fake"));
                }
            });
        }
        return List.copyOf(findings);
    }

    /// Standard output belongs to the desk's answer, standard error to its progress.
    static List<Finding> onlyTheDeskPrints(JavaClasses classes) {
        Set<Finding> findings = new TreeSet<>();
        for (JavaClass type : classes) {
            if (RoomRules.room(type.getPackageName()).equals("daylight.desk")) {
                continue;
            }
            type.getFieldAccessesFromSelf().forEach(access -> {
                String field = access.getTarget().getFullName();
                if (field.equals("java.lang.System.out") || field.equals("java.lang.System.err")) {
                    findings.add(new Finding("print", type.getName(), "prints to " + field));
                }
            });
            findings.addAll(
                    callsOf(type, "print", "prints a stack trace", call -> call.endsWith(".printStackTrace()")));
        }
        return List.copyOf(findings);
    }

    private static List<Finding> calls(JavaClasses classes, String rule, String what, Predicate<String> banned) {
        Set<Finding> findings = new TreeSet<>();
        classes.forEach(type -> findings.addAll(callsOf(type, rule, what, banned)));
        return List.copyOf(findings);
    }

    private static Set<Finding> callsOf(JavaClass type, String rule, String what, Predicate<String> banned) {
        Set<Finding> findings = new TreeSet<>();
        for (JavaCodeUnitAccess<?> access : type.getCodeUnitAccessesFromSelf()) {
            String parameters = access.getTarget().getRawParameterTypes().stream()
                    .map(JavaClass::getName)
                    .collect(joining(","));
            String call =
                    access.getTargetOwner().getName() + "." + access.getTarget().getName() + "(" + parameters + ")";
            if (banned.test(call)) {
                findings.add(new Finding(rule, type.getName(), call + " " + what));
            }
        }
        return findings;
    }
}
