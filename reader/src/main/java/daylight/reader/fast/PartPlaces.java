package daylight.reader.fast;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Where in the words of a mail its other parts stand: a picture where the HTML shows it, any other part before
/// the text that follows it. What no text follows stands at the end, where every list of members has it.
final class PartPlaces {
    /// Belong to what they sign, and no program shows them among the words.
    private static final Set<String> SIGNATURES =
            Set.of("application/pgp-signature", "application/pkcs7-signature", "application/x-pkcs7-signature");

    private final Map<String, String> names = new HashMap<>();
    private final Set<String> shown = new HashSet<>();
    private final List<String> waiting = new ArrayList<>();
    private int leaves;

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
        ContentId.of(part).ifPresent(id -> names.putIfAbsent(id, PartName.of(part, leaves)));
    }

    /// The name of the part with an id, which is shown here.
    Optional<String> shown(String id) {
        Optional<String> name = Optional.ofNullable(names.get(id));
        name.ifPresent(_ -> shown.add(id));
        return name;
    }

    /// A part that is a member comes next.
    void member(MailPart part, String name) {
        boolean isShown = ContentId.of(part).filter(shown::contains).isPresent();
        if (!isShown && !SIGNATURES.contains(part.descriptor().getMimeType().toLowerCase(Locale.ROOT))) {
            waiting.add(name);
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
