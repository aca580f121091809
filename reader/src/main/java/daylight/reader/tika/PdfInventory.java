package daylight.reader.tika;

import daylight.protocol.NameBytes;
import daylight.reader.ground.Evidence;
import daylight.reader.ground.Hostile;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSDocument;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.tika.metadata.TikaCoreProperties.EmbeddedResourceType;

/// The files in a PDF: each dictionary with an entry `EF` (ISO 32000-2, 7.11.4), wherever it stands: in the tree of
/// names, in an annotation, as an associated file of a page or a picture. Scripts and forms are the parser's alone.
final class PdfInventory implements Inventory {
    private static final List<COSName> OWN_KEYS =
            List.of(COSName.F, COSName.getPDFName("Mac"), COSName.getPDFName("DOS"), COSName.getPDFName("Unix"));

    /// Dictionaries within dictionaries, without a reference between them.
    private static final int DIRECT_DEPTH_MAX = 20;

    private final Evidence evidence;
    private final List<Enclosed> enclosed = new ArrayList<>();

    /// Of each, the number of its stream.
    private final List<COSObjectKey> streams = new ArrayList<>();

    private PdfInventory(Evidence evidence) {
        this.evidence = evidence;
    }

    static PdfInventory of(Evidence evidence) throws IOException {
        PdfInventory inventory = new PdfInventory(evidence);
        try (PDDocument document = PdfFile.open(evidence)) {
            COSDocument objects = document.getDocument();
            for (COSObjectKey key : List.copyOf(objects.getXrefTable().keySet())) {
                // An object that cannot be parsed is no file; that the document is damaged is the parser's to say.
                Hostile.thrownBy(
                        () -> inventory.look(objects.getObjectFromPool(key).getObject(), 0));
            }
        }
        return inventory;
    }

    private void look(COSBase object, int depth) {
        if (depth > DIRECT_DEPTH_MAX) {
            return;
        }
        switch (object) {
            case COSDictionary dictionary -> {
                if (dictionary.getDictionaryObject(COSName.EF) instanceof COSDictionary files) {
                    add(dictionary, files);
                }
                dictionary.getValues().forEach(value -> look(value, depth + 1));
            }
            case COSArray array -> {
                for (int i = 0; i < array.size(); i++) {
                    look(array.get(i), depth + 1);
                }
            }
            case null, default -> {}
        }
    }

    /// Two entries of one specification may name the same stream; only the Unicode one is known to repeat another.
    private void add(COSDictionary specification, COSDictionary files) {
        Set<COSBase> seen = new HashSet<>();
        for (COSName key : OWN_KEYS) {
            if (files.getDictionaryObject(key) instanceof COSStream stream) {
                seen.add(stream);
                add(specification, stream);
            }
        }
        if (files.getDictionaryObject(COSName.UF) instanceof COSStream stream && !seen.contains(stream)) {
            add(specification, stream);
        }
    }

    private void add(COSDictionary specification, COSStream stream) {
        String name = specification.getString(COSName.UF, specification.getString(COSName.F, ""));
        COSObjectKey key = stream.getKey();
        streams.add(key);
        enclosed.add(new Enclosed(
                NameBytes.of(name.isBlank() ? "#" + (enclosed.size() + 1) : name), Set.of(), _ -> bytes(key)));
    }

    private InputStream bytes(COSObjectKey key) throws IOException {
        PDDocument document = PdfFile.open(evidence);
        COSObject object = document.getDocument().getObjectFromPool(key);
        if (!(object.getObject() instanceof COSStream stream)) {
            document.close();
            throw new IOException("the file's stream is gone");
        }
        return new FilterInputStream(stream.createInputStream()) {
            @Override
            public void close() throws IOException {
                super.close();
                document.close();
            }
        };
    }

    @Override
    public int count(int inline) {
        return enclosed.size();
    }

    @Override
    public boolean covers(HandedOut member) {
        return member.isType(EmbeddedResourceType.ATTACHMENT);
    }

    /// The parser keeps no reference to the stream, and names repeat: the bytes decide.
    @Override
    public List<Enclosed> missing(List<HandedOut> handedOut, int inline) {
        if (handedOut.size() >= enclosed.size()) {
            return List.of();
        }
        List<String> open = new ArrayList<>();
        handedOut.forEach(member -> open.add(member.sha256()));
        List<Enclosed> missing = new ArrayList<>();
        for (int i = 0; i < enclosed.size(); i++) {
            if (!open.remove(sha256(streams.get(i)))) {
                missing.add(enclosed.get(i));
            }
        }
        return missing;
    }

    private String sha256(COSObjectKey file) {
        MessageDigest digest;
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
        // What breaks off has no hash that the parser's could equal.
        return Hostile.thrownBy(() -> {
                            try (InputStream in = bytes(file)) {
                                in.transferTo(new DigestOutputStream(OutputStream.nullOutputStream(), digest));
                            }
                        })
                        .isPresent()
                ? "broken"
                : HexFormat.of().formatHex(digest.digest());
    }
}
