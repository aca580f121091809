package daylight.reader.table;

import com.healthmarketscience.jackcess.Database;
import com.healthmarketscience.jackcess.DatabaseBuilder;
import com.healthmarketscience.jackcess.DateTimeType;
import com.healthmarketscience.jackcess.Table;
import com.healthmarketscience.jackcess.crypt.CryptCodecProvider;
import daylight.protocol.Reason;
import daylight.protocol.Verdict;
import daylight.reader.ground.Contents;
import daylight.reader.ground.Ending;
import daylight.reader.ground.Evidence;
import daylight.reader.ground.Format;
import daylight.reader.ground.Hostile;
import daylight.reader.ground.LimitReached;
import daylight.reader.ground.Members;
import daylight.reader.ground.Node;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Databases of Microsoft Access (mdb, accdb; 97 to 2019): every table a page, those of the program itself and hidden
/// ones marked; tables of other files are named and never followed. Nothing is calculated.
///
/// Rows that were deleted are not recovered.
final class Access implements Format {
    /// Where the file says which engine wrote it; 0 is that of Access 97, whose texts are in a code page.
    private static final int ENGINE_AT = 0x14;

    private final Format general;

    /// @param general reads what cannot be opened as one
    Access(Format general) {
        this.general = general;
    }

    @Override
    public Ending read(Evidence evidence, Node node, Members members) throws IOException {
        try (EvidenceFile file = EvidenceFile.of(evidence, members.temporaryFolder())) {
            List<Database> open = new ArrayList<>();
            Optional<Throwable> refused = open(file.path(), isOf97(evidence), node, open);
            if (open.isEmpty()) {
                Throwable reason = refused.orElseThrow();
                return Hostile.isLocked(reason)
                        ? Ending.of(Verdict.ENCRYPTED, Reason.PASSWORD)
                        : general.read(evidence, node, members);
            }
            Contents contents = new Contents(node, members);
            try (Database database = open.getFirst()) {
                AccessPages pages = new AccessPages(database, node, contents);
                Optional<Throwable> thrown = Hostile.thrownBy(pages::write);
                node.listed(contents.count(), List.of());
                if (thrown.isPresent()) {
                    return Hostile.ending(thrown.get(), node.hasWords());
                }
                Ending ending = contents.ending();
                return pages.isDamaged() && ending.verdict() == Verdict.READ
                        ? Ending.of(Verdict.PARTLY_READ, Reason.DAMAGED_PART)
                        : ending;
            }
        }
    }

    /// Open without a password, then with each of the case's.
    ///
    /// @return why it was refused at last
    private static Optional<Throwable> open(Path file, boolean isOf97, Node node, List<Database> open) {
        List<String> passwords = new ArrayList<>(List.of(""));
        passwords.addAll(node.reading().passwords());
        Optional<Throwable> refused = Optional.empty();
        for (String password : passwords) {
            node.reading().checkTime();
            refused = Hostile.thrownBy(() -> open.add(open(file, isOf97, password)));
            if (refused.isEmpty() || !Hostile.isLocked(refused.get())) {
                return refused;
            }
            if (refused.get() instanceof LimitReached limit) {
                throw limit;
            }
        }
        return refused;
    }

    private static Database open(Path file, boolean isOf97, String password) throws IOException {
        DatabaseBuilder builder = new DatabaseBuilder()
                .setPath(file)
                .setReadOnly(true)
                .setAutoSync(false)
                .setIgnoreBrokenSystemCatalogIndex(true)
                .setCodecProvider(password.isEmpty() ? new CryptCodecProvider() : new CryptCodecProvider(password));
        if (isOf97) {
            builder.setCharset(Charset.forName("windows-1252"));
        }
        Database database = builder.open();
        database.setColumnOrder(Table.ColumnOrder.DISPLAY);
        database.setEvaluateExpressions(false);
        database.setDateTimeType(DateTimeType.LOCAL_DATE_TIME);
        database.setLinkResolver((_, _) -> {
            throw new IOException("other databases are not followed");
        });
        return database;
    }

    private static boolean isOf97(Evidence evidence) throws IOException {
        try (InputStream in = evidence.open()) {
            byte[] start = in.readNBytes(ENGINE_AT + 1);
            return start.length > ENGINE_AT && start[ENGINE_AT] == 0;
        }
    }
}
