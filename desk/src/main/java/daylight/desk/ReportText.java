package daylight.desk;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import daylight.extraction.IntakeReport;
import daylight.extraction.IntakeReport.NotFullyRead;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/// The intake report for people and for scripts.
final class ReportText {
    /// A terminal is no place for ten thousand lines; `--json` has them all.
    private static final int LINES_MAX = 50;

    private static final String NOT_FULLY_READ = "not_fully_read";

    private ReportText() {}

    /// Print a case's report in bounded memory: it is made once for its sums, which come first, and once more for
    /// what is not fully read.
    ///
    /// @param further fields to add at the end
    static IntakeReport printJson(OpenCase open, Consumer<ObjectNode> further, PrintStream out) {
        IntakeReport report = open.report(_ -> {});
        ObjectNode document = json(report);
        further.accept(document);
        Json.write(document, NOT_FULLY_READ, each -> open.report(file -> each.accept(json(file))), out);
        return report;
    }

    /// Print a case's report for people.
    static IntakeReport print(OpenCase open, PrintStream out) {
        List<NotFullyRead> first = new ArrayList<>();
        IntakeReport report = open.report(file -> {
            if (first.size() < LINES_MAX) {
                first.add(file);
            }
        });
        print(report, first, out);
        return report;
    }

    /// Everything but the list of what is not fully read, which is empty.
    static ObjectNode json(IntakeReport report) {
        ObjectNode document = Json.object();
        document.put("accounted", report.accounted());
        document.put("scanned", report.scanned());
        counts(document.putObject("outcomes"), report.outcomes());
        ObjectNode members = document.putObject("members");
        members.put("listed", report.membersListed()).put("recorded", report.membersRecorded());
        counts(members.putObject("outcomes"), report.memberOutcomes());
        ObjectNode formats = document.putObject("formats");
        report.formats().forEach((type, outcomes) -> counts(formats.putObject(typeName(type)), outcomes));
        ObjectNode containers = document.putObject("containers");
        report.containers()
                .forEach((type, count) -> containers
                        .putObject(typeName(type))
                        .put("count", count.count())
                        .put("listed", count.listed())
                        .put("recorded", count.recorded()));
        document.putArray(NOT_FULLY_READ);
        ArrayNode problems = document.putArray("problems");
        report.problems().forEach(problems::add);
        return document;
    }

    /// What stands in the list [#NOT_FULLY_READ].
    static ObjectNode json(NotFullyRead file) {
        return Json.object()
                .put("path", file.path().display())
                .put("outcome", file.outcome())
                .put("reason", file.reason().code())
                .put("sentence", file.reason().sentence());
    }

    private static String typeName(String type) {
        return type.isEmpty() ? "unknown" : type;
    }

    private static void counts(ObjectNode into, Map<String, Long> counts) {
        counts.forEach(into::put);
    }

    private static void print(IntakeReport report, List<NotFullyRead> first, PrintStream out) {
        out.println(report.accounted() ? "Every file is accounted for." : "THE ACCOUNT DOES NOT ADD UP:");
        report.problems().stream().limit(LINES_MAX).forEach(problem -> out.println("  " + problem));
        out.println();
        out.printf(Locale.ROOT, "  %,9d files went in%n", report.scanned());
        line(out, "read", "read in full", report.outcomes());
        line(out, "partly_read", "partly read", report.outcomes());
        line(out, "duplicate", "duplicates of another file", report.outcomes());
        line(out, "encrypted", "encrypted", report.outcomes());
        line(out, "unsupported", "in a format without a reader", report.outcomes());
        line(out, "failed", "failed", report.outcomes());
        if (report.membersRecorded() > 0) {
            out.printf(
                    Locale.ROOT,
                    "%n  %,9d members listed in containers, %,d recorded%n",
                    report.membersListed(),
                    report.membersRecorded());
            report.memberOutcomes().forEach((outcome, count) -> {
                if (count > 0) {
                    out.printf(Locale.ROOT, "  %,9d %s%n", count, outcome.replace('_', ' '));
                }
            });
        }
        printRest(report, first, out);
    }

    private static void line(PrintStream out, String outcome, String words, Map<String, Long> counts) {
        long count = counts.getOrDefault(outcome, 0L);
        if (count > 0) {
            out.printf(Locale.ROOT, "  %,9d %s%n", count, words);
        }
    }

    private static void printRest(IntakeReport report, List<NotFullyRead> first, PrintStream out) {
        if (first.isEmpty()) {
            return;
        }
        out.println();
        out.println("Not fully read:");
        first.forEach(file -> out.println("  " + file.path().display() + "\n      "
                + file.outcome().replace('_', ' ') + ": " + file.reason().sentence()));
        long more = report.notFullyRead() - first.size();
        if (more > 0) {
            out.printf(Locale.ROOT, "  … and %,d more; see all of them with --json%n", more);
        }
    }
}
