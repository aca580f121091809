package daylight.reader.fast;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
        MailPart root = new PartReader(bytes).read(start);
        Findings findings = new Findings(MEDIA_TYPE);
        MailFields.into(findings, root.fields());
        Walk walk = new Walk(findings);
        walk.visit(root, Optional.empty(), 0);
        findings.listed(PartCount.leaves(bytes, start) - walk.shown + walk.dataUris);
        return findings;
    }

    /// Which parts are the body, and which are members: the general reader's choice (Tika's
    /// MailContentHandler).
    private final class Walk {
        private final Findings findings;
        private int shown;
        private int dataUris;
        private int leaves;

        Walk(Findings findings) {
            this.findings = findings;
        }

        /// @param depth multiparts around the part
        void visit(MailPart part, Optional<MailPart> parent, int depth) {
            if (part.isAlternative()) {
                best(part);
            } else if (part.multipart()) {
                part.parts().forEach(child -> visit(child, Optional.of(part), depth + 1));
            } else if (depth < 2 && isBody(part)) {
                inline(part, parent);
            } else {
                member(part, parent);
            }
        }

        /// A text that is not meant as an attachment, at the mail's first level.
        private static boolean isBody(MailPart part) {
            return !"attachment".equalsIgnoreCase(part.descriptor().getContentDispositionType())
                    && part.descriptor().getMimeType().startsWith("text");
        }

        /// Of a multipart/alternative only the richest is shown (RFC 2046, 5.1.4); the others say the same.
        private void best(MailPart alternatives) {
            Optional<MailPart> best = Optional.empty();
            int bestScore = -1;
            for (MailPart each : alternatives.parts()) {
                int score = score(each);
                if (score > bestScore) {
                    best = Optional.of(each);
                    bestScore = score;
                }
            }
            for (MailPart each : alternatives.parts()) {
                if (best.isPresent() && each == best.get()) {
                    shown(each, alternatives);
                } else {
                    passOver(each);
                }
            }
        }

        private void shown(MailPart part, MailPart parent) {
            if (part.isAlternative()) {
                best(part);
            } else if (part.multipart()) {
                part.parts().forEach(child -> shown(child, part));
            } else {
                inline(part, Optional.of(parent));
            }
        }

        private void passOver(MailPart part) {
            if (part.multipart()) {
                part.parts().forEach(this::passOver);
            } else {
                leaves++;
                shown++;
            }
        }

        private static int score(MailPart part) {
            if (part.isType("text/plain")) {
                return 1;
            }
            if (part.isType("application/rtf")) {
                return 2;
            }
            return part.isType("text/html") ? 3 : 4;
        }

        private void inline(MailPart part, Optional<MailPart> parent) {
            boolean isHtml = part.isType("text/html");
            if (!isHtml && !part.isType("text/plain")) {
                member(part, parent);
                return;
            }
            leaves++;
            shown++;
            Optional<String> declared = Optional.ofNullable(part.descriptor().getCharset());
            String text = texts.decode(TransferEncoding.decode(part), declared).text();
            findings.text(isHtml ? html.of(text, this::dataUri) : BodyText.printable(text));
            findings.breakLine();
        }

        private void dataUri(String name, byte[] content) {
            dataUris++;
            String shownName = name.isEmpty() ? "picture-" + dataUris : name;
            findings.member(new Findings.Member(shownName, "application/octet-stream", content, Map.of()));
        }

        private void member(MailPart part, Optional<MailPart> parent) {
            leaves++;
            Map<String, List<String>> metadata = new LinkedHashMap<>();
            MailFields.intoMember(metadata, part, parent);
            findings.member(new Findings.Member(
                    PartName.of(part, leaves),
                    part.descriptor().getMimeType(),
                    TransferEncoding.decode(part),
                    metadata));
        }
    }
}
