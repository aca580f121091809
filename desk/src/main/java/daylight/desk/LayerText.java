package daylight.desk;

import daylight.id.Sha256;
import daylight.index.OpenPages;
import daylight.index.TextLost;
import daylight.index.TextSource;
import daylight.text.DamagedLayer;
import daylight.text.OpenLayer;
import daylight.text.TextLayers;
import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/// A text layer as the index reads it. The layer is opened for each use, so that thousands of hits hold no file open.
final class LayerText implements TextSource {
    private final TextLayers layers;
    private final Sha256 id;
    private final int length;

    /// @throws TextLost when the layer is missing, or its tables are damaged
    LayerText(TextLayers layers, Sha256 id) throws TextLost {
        this.layers = layers;
        this.id = id;
        try (OpenLayer open = opened()) {
            this.length = Math.toIntExact(open.joinedChars());
        }
    }

    @Override
    public Reader open() throws TextLost {
        OpenLayer open = opened();
        return new FilterReader(open.reader()) {
            @Override
            public int read() throws IOException {
                try {
                    return super.read();
                } catch (DamagedLayer e) {
                    throw new TextLost(e);
                }
            }

            @Override
            public int read(char[] into, int from, int length) throws IOException {
                try {
                    return super.read(into, from, length);
                } catch (DamagedLayer e) {
                    throw new TextLost(e);
                }
            }

            @Override
            public void close() throws IOException {
                super.close();
                open.close();
            }
        };
    }

    @Override
    public int length() {
        return length;
    }

    @Override
    public OpenPages pages() throws TextLost {
        return new LayerPages(opened());
    }

    private OpenLayer opened() throws TextLost {
        try {
            return layers.open(id);
        } catch (DamagedLayer e) {
            throw new TextLost(e);
        }
    }
}
