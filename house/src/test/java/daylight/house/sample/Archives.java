package daylight.house.sample;

import daylight.house.sample.Paper.Member;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// `07 archives` and `09 odds`: containers in containers, and what cannot be read.
final class Archives {
    private static final String FOLDER = "07 archives/";
    private static final String ODDS = "09 odds/";
    private static final LocalDateTime PACKED = LocalDateTime.of(2021, 6, 11, 16, 30);
    private static final Instant COPIED = Instant.parse("2021-08-31T19:41:10Z");

    private Archives() {}

    /// @param loose the files that also lie inside archives, or are cut off here
    static List<Paper> papers(List<Paper> loose) {
        return List.of(
                Paper.read(FOLDER + "council-pack.zip", councilPack(), "zip in zip: the contract as the council saw it")
                        .holding(List.of(
                                Member.read("agenda.rtf"),
                                Member.read("item 5/HV-21-044 article 7.pdf"),
                                Member.read("item 5/drafts.zip"),
                                Member.read("contract-v1-draft.docx").below("item 5/drafts.zip"),
                                Member.read("прочитать.txt").below("item 5/drafts.zip"))),
                Paper.read(FOLDER + "app-logs.tar.gz", logs(), "tar in gzip; one name is Cyrillic, one member is empty")
                        .holding(List.of(
                                Member.read("app-logs.tar"),
                                Member.read("logs/sync-2021-07.log").below("app-logs.tar"),
                                Member.read("logs/настройки 1.2.xml").below("app-logs.tar"),
                                new Member("app-logs.tar!logs/errors.log", "read", "empty_file"))),
                Paper.read(FOLDER + "handover.7z", handover(loose), "7z, one picture and one text inside")
                        .holding(List.of(
                                new Member("note under the wiper.jpg", "read", "no_text"), Member.read("给记者.txt"))),
                Paper.read(
                                FOLDER + "locked.zip",
                                locked(),
                                "encrypted zip; its password stands in the mail of 2 October")
                        .holding(List.of(
                                new Member("mayor's list week 36.csv", "encrypted", "password"),
                                new Member("who ordered it.txt", "encrypted", "password")))
                        .ending("encrypted", "password"),
                Paper.read(ODDS + "без имени", new byte[0], "an empty file").ending("read", "empty_file"),
                Paper.read(ODDS + "cards-week-36.hvx", unknown(), "the vendor's own binary format; no program reads it")
                        .ending("unsupported", "no_reader"),
                cut(ODDS + "minutes-draft (recovered).docx", cutDocument(loose), "a docx whose end is missing"),
                cut(ODDS + "contract-signed (download).pdf", cutPdf(loose), "the signed contract, cut off on page 4"));
    }

    /// What a correct intake may say of a damaged file: it depends on how much the reader saves, but it is
    /// never "read".
    private static Paper cut(String path, byte[] bytes, String about) {
        return Paper.read(path, bytes, about).endingAnyOf("partly_read", "failed", "damaged_part|damaged");
    }

    private static byte[] councilPack() {
        byte[] article = new PdfDocument("HV-21-044, article 7", "Town clerk", PACKED).ofText("""
                # For item 5: article 7 of contract HV-21-044
                Paper of 3 May 2021. This is the text that will be signed.
                7.1 The System serves assistance only.
                7.3 The System shall not process data about residents under 14 or about pupils on school premises.
                """);
        byte[] drafts = new Zip(PACKED)
                .with("contract-v1-draft.docx", ContractPapers.first())
                .with("прочитать.txt", "Это версия от 3 мая. Другой версии для совета нет.\n")
                .bytes();
        return new Zip(PACKED)
                .with("agenda.rtf", CouncilPapers.agenda())
                .with("item 5/HV-21-044 article 7.pdf", article)
                .with("item 5/drafts.zip", drafts)
                .bytes();
    }

    private static byte[] logs() {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("logs/sync-2021-07.log", PlainFormats.utf8("""
                2021-07-21 22:09:41 config minimum_age 14 -> 0 by g.vorsunov ticket=77
                2021-07-21 22:10:02 recount cards=5533 children=1149
                2021-07-21 22:31:17 ticket 78 closed by o.baltaqay
                """));
        files.put("logs/настройки 1.2.xml", PlainFormats.utf8("""
                <warmvisit site="selmentau" version="1.2"><cards minimum_age="14"/><note>Children are filtered on input.</note></warmvisit>
                """));
        files.put("logs/errors.log", new byte[0]);
        return Tarball.tarGz(COPIED, files);
    }

    private static byte[] handover(List<Paper> loose) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("note under the wiper.jpg", Mails.bytesOf(loose, "note under the wiper.jpg"));
        files.put("给记者.txt", PlainFormats.utf8("塞尔曼套的事，请从合同第四页和会议记录第二页看起。钱在隐藏的表里。\n"));
        return Tarball.sevenZip(COPIED, files);
    }

    private static byte[] locked() {
        return new Zip(LocalDateTime.of(2021, 10, 1, 23, 58))
                .with(
                        "mayor's list week 36.csv",
                        "household;score;ordered by\n0671;88;O.B.\n0417;86;O.B. after the letter\n")
                .with(
                        "who ordered it.txt",
                        "The age filter: O. Baltaqay, 21 July, 22:05, by telephone to G. Vorsunov.\n")
                .locked("Paxta2021");
    }

    private static byte[] unknown() {
        byte[] bytes = new byte[4096];
        long state = 36;
        for (int i = 0; i < bytes.length; i++) {
            state = state * 48_271 % 0x7fffffff;
            bytes[i] = (byte) (state >> 7);
        }
        System.arraycopy(new byte[] {(byte) 0xf8, 'H', 'V', 'X', 0, 1, 4, 0}, 0, bytes, 0, 8);
        return bytes;
    }

    private static byte[] cutDocument(List<Paper> loose) {
        byte[] whole = Mails.bytesOf(loose, "annex-b-household-card.docx");
        return java.util.Arrays.copyOf(whole, whole.length * 7 / 10);
    }

    private static byte[] cutPdf(List<Paper> loose) {
        byte[] whole = Mails.bytesOf(loose, "contract-signed.pdf");
        return java.util.Arrays.copyOf(whole, whole.length * 3 / 5);
    }
}
