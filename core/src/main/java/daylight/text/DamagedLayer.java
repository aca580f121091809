package daylight.text;

import daylight.id.Sha256;

/// A layer's file is missing or has not the bytes that were written. The message names the file inside the
/// case.
public final class DamagedLayer extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Sha256 layer;

    DamagedLayer(Sha256 layer, String what) {
        super(sentence(layer, what));
        this.layer = layer;
    }

    DamagedLayer(Sha256 layer, String what, Throwable cause) {
        super(sentence(layer, what), cause);
        this.layer = layer;
    }

    private static String sentence(Sha256 layer, String what) {
        return "The text layer text/" + LayerFormat.relativePath(layer) + " is damaged: " + what
                + ". Read its document again, or restore the file from a copy of the case.";
    }

    public Sha256 layer() {
        return layer;
    }
}
