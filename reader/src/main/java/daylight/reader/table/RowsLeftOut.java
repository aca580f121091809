package daylight.reader.table;

import daylight.reader.opc.ThinPackage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/// Leaves the rows of a workbook's sheets out, and the texts that they refer to.
final class RowsLeftOut implements ThinPackage.Thinner {
    private static final int TAG_BYTES_MAX = 64 * 1024;

    @Override
    public boolean thins(String part) {
        return part.contains("worksheets/") && part.endsWith(".xml") || part.endsWith("/sharedstrings.xml");
    }

    @Override
    public void thin(String part, InputStream in, OutputStream out) throws IOException {
        if (part.contains("worksheets/")) {
            copyWithoutRows(in, out);
        } else {
            out.write("<sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"/>"
                    .getBytes(StandardCharsets.US_ASCII));
        }
    }

    /// Copy a sheet and empty its `sheetData`. One in another encoding than UTF-8 is copied as it is.
    static void copyWithoutRows(InputStream in, OutputStream out) throws IOException {
        ByteArrayOutputStream tag = new ByteArrayOutputStream();
        boolean inTag = false;
        boolean inRows = false;
        for (int b = in.read(); b >= 0; b = in.read()) {
            if (b == '<') {
                inTag = true;
                tag.reset();
            }
            if (!inTag || tag.size() > TAG_BYTES_MAX) {
                if (!inRows) {
                    tag.writeTo(out);
                    tag.reset();
                    out.write(b);
                    inTag = false;
                }
                continue;
            }
            tag.write(b);
            if (b == '>') {
                inTag = false;
                String whole = tag.toString(StandardCharsets.ISO_8859_1);
                boolean isRows = whole.split("[\\s/>]", 2)[0]
                        .replaceFirst("^<(.*:)?", "")
                        .equals("sheetData");
                boolean isEnd = whole.matches("</(.*:)?sheetData\\s*>");
                inRows |= isRows && !whole.endsWith("/>");
                if (!inRows || isRows || isEnd) {
                    tag.writeTo(out);
                }
                inRows &= !isEnd;
                tag.reset();
            }
        }
        tag.writeTo(out);
    }
}
