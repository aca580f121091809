package daylight.reader.fast;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Where in the words of a mail its other parts stand: a picture where the HTML shows it, any other part
/// before the text that follows it. What no text follows stands at the end, where every list of members has it.
final class PartPlaces {
    /// Belong to what they sign, and no program shows them among the words.
    private static final Set<String> SIGNATURES =
            Set.of("application/pgp-signature", "application/pkcs7-signature", "application/x-pkcs7-signature");

    private final Map<String, String> names = new HashMap<>();
    private static final int NAME_MAX = 500;

    /// Characters of names that a mail's pictures may add to its text.
    private static final int NAMED_MAX = 100_000;

    private final Set<String> shown = new HashSet<>();
    private final List<String> waiting = new ArrayList<>();
    private int leaves;
    private int named;

    PartPlaces(MailPart root) {
        gather(root);
    }

    /// Counts the parts as the walk over them does, in their order.
    private void gather(MailPart part) {
        if (part.multipart()) {
            part.parts().forEach(this::gather);
            return;
        }
        leaves++;
        ContentId.of(part).ifPresent(id -> names.putIfAbsent(id, shortened(PartName.of(part, leaves))));
    }

    /// The name of the part with an id, which is shown here; empty where too much was named before.
    Optional<String> shown(String id) {
        Optional<String> name = Optional.ofNullable(names.get(id));
        name.ifPresent(_ -> shown.add(id));
        named += name.map(String::length).orElse(0);
        return name.filter(_ -> named <= NAMED_MAX);
    }

    /// The list of members has the whole of it.
    private static String shortened(String name) {
        return name.length() <= NAME_MAX ? name : name.substring(0, name.offsetByCodePoints(0, NAME_MAX / 2)) + "…";
    }

    /// A part that is a member comes next.
    void member(MailPart part, String name) {
        boolean isShown = ContentId.of(part).filter(shown::contains).isPresent();
        if (!isShown && !SIGNATURES.contains(part.descriptor().getMimeType().toLowerCase(Locale.ROOT))) {
            waiting.add(shortened(name));
        }
    }

    /// A text comes next: what stands before it is named.
    void text(Findings findings) {
        for (String name : waiting) {
            findings.text("[");
            findings.memberName(name);
            findings.text("]\n");
        }
        waiting.clear();
    }
}
