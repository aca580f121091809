package daylight.rendition;

import daylight.id.Sha256;

/// The document was withdrawn while its page was drawn: nothing of it is kept.
public final class DocumentGone extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DocumentGone(Sha256 document) {
        super("the document " + document + " was withdrawn while its page was drawn");
    }
}
