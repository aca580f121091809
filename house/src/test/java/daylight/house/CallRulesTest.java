package daylight.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Each rule about calls finds its bad examples, and leaves the good one beside them alone.
class CallRulesTest {
    @TempDir
    private Path folder;

    /// Compile each body as the method of a class of its own: `Bad0`, `Bad1`, …
    private JavaClasses methods(String packageName, List<String> bodies) {
        List<String> sources = new ArrayList<>();
        for (String body : bodies) {
            sources.add("package " + packageName + "; class Bad" + sources.size() + " { Object f() throws Exception { "
                    + body + " } }");
        }
        return BadExample.compiled(folder.resolve(packageName), sources.toArray(String[]::new));
    }

    /// The rule finds something in each of the bodies.
    private void findsEach(Function<JavaClasses, List<Finding>> rule, String... bodies) {
        List<String> all = new ArrayList<>();
        for (int i = 0; i < bodies.length; i++) {
            all.add("daylight.text.Bad" + i);
        }
        assertThat(rule.apply(methods("daylight.text", List.of(bodies))))
                .extracting(Finding::where)
                .containsOnlyOnceElementsOf(all)
                .hasSameSizeAs(all);
    }

    private List<Finding> findings(Function<JavaClasses, List<Finding>> rule, String packageName, String body) {
        return rule.apply(methods(packageName, List.of(body)));
    }

    @Test
    void aConnectionIsFound() {
        findsEach(
                classes -> CallRules.noNetwork(classes).stream()
                        .map(found -> new Finding("", found.where(), ""))
                        .distinct()
                        .toList(),
                "return new java.net.Socket(\"x\", 1);",
                "return java.net.InetAddress.getLoopbackAddress();",
                "return java.net.URI.create(\"x:y\").toURL().openStream();",
                "return java.nio.channels.SocketChannel.open();");
    }

    @Test
    void aUnixSocketIsFreeWhereTheDeskAndItsWorkersSpeak() {
        String body = "return java.nio.channels.SocketChannel.open(java.net.StandardProtocolFamily.UNIX);";
        assertThat(findings(CallRules::noNetwork, "daylight.extraction", body)).isEmpty();
    }

    @Test
    void aReadingOfTheMachinesClockIsFound() {
        findsEach(
                CallRules::timeFromAClock,
                "return java.time.Instant.now();",
                "return java.time.LocalDate.now(java.time.ZoneOffset.UTC);",
                "return System.currentTimeMillis();",
                "return new java.util.Date();",
                "return java.time.Clock.systemUTC();");
    }

    @Test
    void theDeskMayChooseAClockAndAnyoneMayMeasure() {
        String body = "System.nanoTime(); return java.time.Clock.systemUTC();";
        assertThat(findings(CallRules::timeFromAClock, "daylight.desk", body)).isEmpty();
    }

    @Test
    void aDefaultOfTheMachineIsFound() {
        findsEach(
                CallRules::noDefaults,
                "return \"x\".getBytes();",
                "return new String(new byte[1]);",
                "return \"x\".toLowerCase();",
                "return java.util.List.of(\"x\").stream().map(String::toUpperCase).toList();",
                "return String.format(\"%d\", 1);",
                "return \"%d\".formatted(1);",
                "return new java.util.Scanner(System.in);",
                "return new java.io.FileReader(\"x\");",
                "return new java.io.InputStreamReader(System.in);",
                "return java.util.Locale.getDefault();",
                "return java.time.ZoneId.systemDefault();");
    }

    @Test
    void aNamedCharsetOrLocaleIsFree() {
        String body = "return \"x\".toLowerCase(java.util.Locale.ROOT)"
                + ".getBytes(java.nio.charset.StandardCharsets.UTF_8);";
        assertThat(findings(CallRules::noDefaults, "daylight.text", body)).isEmpty();
    }

    @Test
    void printingOutsideTheDeskIsFound() {
        findsEach(
                CallRules::onlyTheDeskPrints,
                "System.out.println(); return this;",
                "return System.err;",
                "new Exception().printStackTrace(); return this;");
        assertThat(findings(CallRules::onlyTheDeskPrints, "daylight.desk", "return System.out;"))
                .isEmpty();
    }

    @Test
    void aSleepingTestIsFound() {
        findsEach(
                CallRules::noSleep,
                "Thread.sleep(1); return this;",
                "java.util.concurrent.TimeUnit.DAYS.sleep(1); return this;");
    }

    @Test
    void aMockIsFound() {
        var classes = BadExample.compiled(
                folder,
                "package org.mockito; public class Mockito {}",
                "package daylight.text; class Mocking { org.mockito.Mockito m; }");
        assertThat(CallRules.noMocks(classes)).extracting(Finding::where).containsOnly("daylight.text.Mocking");
    }
}
