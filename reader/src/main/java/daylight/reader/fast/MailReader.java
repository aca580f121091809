package daylight.reader.fast;

import daylight.reader.mail.PartCount;
import daylight.reader.mail.Uuencoded;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Reads one mail: header to metadata, the body that a mail program would show to text, everything else to
/// members.
final class MailReader {
    static final String MEDIA_TYPE = "message/rfc822";

    private final BodyText texts;
    private final HtmlText html = new HtmlText();

    MailReader(BodyText texts) {
        this.texts = texts;
    }

    /// @param start the header's first byte
    /// @throws NotForFastPath when the general reader must take it
    Findings read(byte[] bytes, int start) {
        MailPart root = new PartReader(bytes, texts).read(start);
        Findings findings = new Findings(MEDIA_TYPE);
        Repairs repairs = new Repairs();
        MailFields.into(findings, new HeaderRepair(texts, repairs).fields(root));
        Walk walk = new Walk(findings, repairs, new PartPlaces(root));
        walk.visit(root, Optional.empty());
        walk.margins.into(findings);
        repairs.into(findings);
        findings.listed(PartCount.leaves(bytes, start) - walk.shown + walk.dataUris + walk.uuencoded);
        return findings;
    }

    /// Which parts are the body, and which are members: the general reader's choice (Tika's MailContentHandler),
    /// except that nothing is lost in it.
    private final class Walk {
        private final Findings findings;
        private final Repairs repairs;
        private int shown;
        private int dataUris;
        private int uuencoded;
        private int leaves;
        private final PartPlaces places;
        private final MailMargins margins = new MailMargins(texts);

        Walk(Findings findings, Repairs repairs, PartPlaces places) {
            this.findings = findings;
            this.repairs = repairs;
            this.places = places;
        }

        void visit(MailPart part, Optional<MailPart> parent) {
            boundaries(part);
            margins.add(part);
            if (part.isElsewhere()) {
                member(part, parent);
            } else if (part.multipart() && part.isAlternative()) {
                alternatives(part);
            } else if (part.multipart()) {
                part.parts().forEach(child -> visit(child, Optional.of(part)));
            } else if (part.isBoundless()) {
                text(part);
            } else if (isBody(part)) {
                inline(part, parent);
            } else {
                member(part, parent);
            }
        }

        private void boundaries(MailPart part) {
            if (part.fields().stream()
                    .anyMatch(field -> Parameters.repaired(field, texts).isPresent())) {
                repairs.add(Repair.PARAMETER);
            }
            if (!part.multipart() && part.isCalledMultipart()
                    || part.multipart() && part.parts().isEmpty()) {
                repairs.add(Repair.BOUNDARY_MISSING);
            } else if (!part.isClosed()) {
                repairs.add(Repair.BOUNDARY_END_MISSING);
            }
        }

        /// A text that is not meant as an attachment, however deep: list servers and disclaimers put the whole
        /// mail into a part of their own, and mail programs show it all the same.
        private static boolean isBody(MailPart part) {
            return !"attachment".equalsIgnoreCase(part.descriptor().getContentDispositionType())
                    && part.descriptor().getMimeType().startsWith("text");
        }

        /// An alternative that is not shown, with its number among the mail's parts.
        private record Passed(MailPart part, MailPart parent, int number) {}

        /// Of a multipart/alternative only the richest is shown (RFC 2046, 5.1.4). Another whose words are all
        /// among the shown ones says the same; any other, such as an invitation's calendar, is a member.
        private void alternatives(MailPart alternatives) {
            Optional<MailPart> best = best(alternatives.parts());
            int from = findings.text().length();
            List<Passed> passed = new ArrayList<>();
            for (MailPart each : alternatives.parts()) {
                if (best.isPresent() && each == best.get()) {
                    shown(each, alternatives);
                } else {
                    passOver(each, alternatives, passed);
                }
            }
            Set<String> shownWords =
                    Words.of(findings.text().subSequence(from, findings.text().length()));
            for (Passed each : passed) {
                if (saysNothingElse(each.part(), shownWords)) {
                    shown++;
                } else {
                    member(each.part(), Optional.of(each.parent()), each.number());
                }
            }
        }

        private static Optional<MailPart> best(List<MailPart> alternatives) {
            Optional<MailPart> best = Optional.empty();
            for (MailPart each : alternatives) {
                if (best.isEmpty() || score(each) > score(best.get())) {
                    best = Optional.of(each);
                }
            }
            return best;
        }

        private void shown(MailPart part, MailPart parent) {
            margins.add(part);
            if (part.multipart() && part.isAlternative()) {
                alternatives(part);
            } else if (part.multipart()) {
                part.parts().forEach(child -> shown(child, part));
            } else {
                inline(part, Optional.of(parent));
            }
        }

        private void passOver(MailPart part, MailPart parent, List<Passed> passed) {
            margins.add(part);
            if (part.multipart()) {
                part.parts().forEach(child -> passOver(child, part, passed));
            } else {
                leaves++;
                passed.add(new Passed(part, parent, leaves));
            }
        }

        private boolean saysNothingElse(MailPart part, Set<String> shownWords) {
            boolean isHtml = part.isType("text/html");
            if (part.isElsewhere() || !isHtml && !part.isType("text/plain")) {
                return false;
            }
            String text = decoded(part);
            int[] pictures = {0};
            Set<String> words = Words.of(
                    isHtml
                            ? html.of(text, (_, _) -> pictures[0]++, _ -> Optional.empty())
                                    .text()
                            : text);
            return pictures[0] == 0 && shownWords.containsAll(words);
        }

        private static int score(MailPart part) {
            if (part.isType("text/plain")) {
                return 1;
            }
            if (part.isType("text/html")) {
                return 3;
            }
            // The general reader takes whatever else there is for the best; but the body is what can be shown.
            return isShowable(part) ? 4 : 0;
        }

        private static boolean isShowable(MailPart part) {
            return part.isType("text/plain")
                    || part.isType("text/html")
                    || part.parts().stream().anyMatch(Walk::isShowable);
        }

        private void inline(MailPart part, Optional<MailPart> parent) {
            boolean isHtml = part.isType("text/html");
            if (part.isElsewhere() || !isHtml && !part.isType("text/plain")) {
                member(part, parent);
                return;
            }
            leaves++;
            shown++;
            places.text(findings);
            String text = decoded(part);
            if (isHtml) {
                findings.text(html.of(text, this::dataUri, places::shown));
            } else {
                plain(BodyText.printable(text));
            }
            findings.breakLine();
        }

        /// A plain text. Of a file that is written into it as letters only the name stays there.
        private void plain(String text) {
            Uuencoded.Found found = Uuencoded.in(text);
            int from = 0;
            for (Uuencoded file : found.files()) {
                String name = file.name(text, uuencoded++);
                findings.text(text.substring(from, file.nameFrom()));
                findings.memberName(name);
                findings.text(text.substring(file.nameTo(), file.letters()));
                findings.member(new Findings.Member(name, "application/octet-stream", file.content(), Map.of(), false));
                from = file.end();
            }
            findings.text(text.substring(from));
            if (found.isDamaged()) {
                findings.damaged();
            }
        }

        private void text(MailPart part) {
            leaves++;
            shown++;
            places.text(findings);
            plain(BodyText.printable(decoded(part)));
            findings.breakLine();
        }

        private String decoded(MailPart part) {
            Optional<String> declared = Optional.ofNullable(part.descriptor().getCharset());
            byte[] bytes = TransferEncoding.decode(part, repairs.ofTransferEncoding());
            BodyText.Decoded read = texts.decode(bytes, declared);
            if (BodyText.isOtherwise(read, bytes, declared)) {
                repairs.add(Repair.BODY_CHARSET, read.charset());
            }
            if (!part.isType("text/plain")) {
                return read.text();
            }
            String joined = Flowed.joined(read.text(), part.descriptor().getContentTypeParameters());
            // A line of uuencode may end in a space, and is no piece of a paragraph.
            boolean hasFiles = !joined.equals(read.text())
                    && !Uuencoded.in(read.text()).files().isEmpty();
            return hasFiles ? read.text() : joined;
        }

        private void dataUri(String name, byte[] content) {
            dataUris++;
            String shownName = name.isEmpty() ? "picture-" + dataUris : name;
            findings.member(new Findings.Member(shownName, "application/octet-stream", content, Map.of(), false));
        }

        private void member(MailPart part, Optional<MailPart> parent) {
            leaves++;
            places.member(part, PartName.of(part, leaves));
            member(part, parent, leaves);
        }

        private void member(MailPart part, Optional<MailPart> parent, int number) {
            Map<String, List<String>> metadata = new LinkedHashMap<>();
            MailFields.intoMember(metadata, part, parent);
            findings.member(new Findings.Member(
                    PartName.of(part, number),
                    part.descriptor().getMimeType(),
                    TransferEncoding.decode(part, repairs.ofTransferEncoding()),
                    metadata,
                    part.isElsewhere()));
        }
    }
}
