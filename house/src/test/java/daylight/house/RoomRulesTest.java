package daylight.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Each rule about rooms finds its bad example, and leaves the good one beside it alone.
class RoomRulesTest {
    @TempDir
    private Path folder;

    @Test
    void aCycleOfThreePackagesIsFound() {
        var classes = BadExample.compiled(
                folder,
                "package daylight.a; public class A { daylight.b.B b; }",
                "package daylight.b; public class B { daylight.c.C c; }",
                "package daylight.c; public class C { daylight.a.A a; }",
                "package daylight.d; public class D { daylight.a.A a; }");
        assertThat(RoomRules.noPackageCycles(classes))
                .extracting(Finding::where)
                .containsExactly("daylight.a, daylight.b, daylight.c");
    }

    @Test
    void aRoomThatImportsDownstreamIsFound() {
        var classes = BadExample.compiled(
                folder,
                "package daylight.search; public class Words {}",
                "package daylight.store; public class Shelf { daylight.search.Words[] words; }",
                "package daylight.desk; public class Desk { daylight.search.Words words; }");
        assertThat(RoomRules.roomOrder(classes))
                .containsExactly(
                        new Finding("room-order", "daylight.store.Shelf", "must not know daylight.search.Words"));
    }

    @Test
    void aReaderThatKnowsTheDeskAndARoomWithoutAPlaceAreFound() {
        var classes = BadExample.compiled(
                folder,
                "package daylight.protocol; public class Wire {}",
                "package daylight.desk; public class Desk {}",
                "package daylight.cellar; public class Cellar {}",
                "package daylight.reader; public class Reader { daylight.desk.Desk d; daylight.protocol.Wire w; }");
        assertThat(RoomRules.roomOrder(classes))
                .extracting(Finding::where)
                .containsExactly("daylight.cellar", "daylight.reader.Reader");
    }

    @Test
    void aLibraryOutsideItsRoomIsFound() {
        var classes = BadExample.compiled(
                folder,
                "package org.apache.tika; public class Tika {}",
                "package io.helidon; public class Server {}",
                "package daylight.text; class Loose { org.apache.lucene.document.Document d; }",
                "package daylight.index; class Fine { org.apache.lucene.document.Document d; }",
                "package daylight.extraction; class Parsing { org.apache.tika.Tika t; }",
                "package daylight.reader.tika; class Home { org.apache.tika.Tika t; }",
                "package daylight.desk; class Serving { io.helidon.Server s; }");
        assertThat(RoomRules.librariesInTheirRooms(classes))
                .extracting(Finding::where)
                .containsExactlyInAnyOrder(
                        "daylight.text.Loose", "daylight.extraction.Parsing", "daylight.desk.Serving");
    }

    @Test
    void aDatabaseCallOutsideSqlClassesIsFound() {
        var classes = BadExample.compiled(
                folder,
                "package daylight.text; class Facts { void f(org.jdbi.v3.core.Handle h) { h.execute(\"x\"); } }",
                "package daylight.text; class FactsSql { void f(org.jdbi.v3.core.Handle h) { h.execute(\"x\"); } }",
                "package daylight.text; class Door { void f(org.jdbi.v3.core.Handle h) { new FactsSql().f(h); } }",
                "package daylight.text; class Raw { java.sql.Connection c; }");
        assertThat(RoomRules.sqlInItsClasses(classes))
                .extracting(Finding::where)
                .containsExactly("daylight.text.Facts", "daylight.text.Raw");
    }

    @Test
    void aWireThatNeedsMoreThanTheBaseModuleIsFound() {
        var classes = BadExample.compiled(
                folder,
                "package daylight.protocol; class Fine { java.util.List<String> l; }",
                "package daylight.protocol; class Heavy { java.util.logging.Logger l; }");
        assertThat(RoomRules.protocolOnBaseAlone(classes))
                .extracting(Finding::where)
                .containsOnly("daylight.protocol.Heavy");
    }

    @Test
    void aRoomOfDoorsIsFound() {
        var classes = BadExample.compiled(
                folder,
                "package daylight.text; public class One {}",
                "package daylight.text; public class Two {}",
                "package daylight.text; public record Fact() {}",
                "package daylight.text; class Own {}",
                "package daylight.index; public class One {}",
                "package daylight.index; public record Fact() {}");
        assertThat(RoomRules.halfOfARoomIsItsOwn(classes))
                .extracting(Finding::where)
                .containsExactly("daylight.text");
    }
}
