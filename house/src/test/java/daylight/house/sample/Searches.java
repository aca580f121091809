package daylight.house.sample;

import java.util.List;

/// What a search of the sample must find, and what a careful reader can prove with it.
final class Searches {
    /// @param find documents that must be among the hits, by one of their paths
    /// @param never documents that must not be
    record Search(String language, String query, String why, List<String> find, List<String> never) {}

    /// @param page counted from 1; 0 where the format has no pages
    record Citation(String path, int page, String quote) {}

    record Proof(String claim, List<Citation> citations) {}

    /// One name in the scripts of the sample.
    record Name(String who, List<String> forms) {}

    private static final String SIGNED = "01 contract/contract-signed.pdf";
    private static final String MINUTES = "02 council/minutes-2021-06-14.pdf";
    private static final String MARKED = "01 contract/contract-v2-marked.docx";
    private static final String CLEAN = "01 contract/" + ContractPapers.CLEAN_NAME;
    private static final String BOOKS = "03 money/payments-2021.xlsx";
    private static final String ORDER = "03 money/payment-order-117-redacted.pdf";
    private static final String FRENCH_MAIL = "08 mail/2021-06-10 fin de mission.eml";
    private static final String UYGHUR_MAIL = "08 mail/2021-09-14 خىزمەت.eml";

    private Searches() {}

    static List<Search> all() {
        // Long: a table, one entry for each search.
        return List.of(
                search(
                        "en",
                        "\"residents under 14\"",
                        "what was promised; the deletion in the marked draft is found too",
                        List.of(
                                "01 contract/brochure.html",
                                "01 contract/contract-v1-draft.docx",
                                MARKED,
                                MINUTES,
                                "07 archives/council-pack.zip!item 5/HV-21-044 article 7.pdf"),
                        List.of(SIGNED, CLEAN)),
                search(
                        "en",
                        "\"attention index of each household\"",
                        "the phrase runs from page 3 to page 4 of the PDF",
                        List.of(SIGNED, "01 contract/contract-v1-draft.docx", CLEAN),
                        List.of(MINUTES)),
                search(
                        "en",
                        "\"Oxbow Reed\"",
                        "hidden sheet, invoice, and words under a black box",
                        List.of(BOOKS, "03 money/invoice-HV-2107.pdf", ORDER),
                        List.of("03 money/payments-2021-for-council.xlsx")),
                search("en", "\"under protest\"", "the payment order", List.of(ORDER), List.of(BOOKS)),
                search(
                        "en",
                        "\"poplar-avenue-36\"",
                        "the password of Annex C",
                        List.of("08 mail/2021-09-20 re ticket 77.eml"),
                        List.of("01 contract/annex-c-locked.pdf")),
                search(
                        "en",
                        "\"sister on the night shift\"",
                        "the threat, in an HTML-only mail",
                        List.of("08 mail/2021-09-24 sleep well.eml"),
                        List.of()),
                search(
                        "en",
                        "\"age limit has to go\"",
                        "a slide's notes",
                        List.of("01 contract/warm-visit-pitch.pptx"),
                        List.of()),
                search(
                        "en",
                        "roof poles",
                        "two words on one page, a table of neither",
                        List.of(MINUTES),
                        List.of("03 money/budget-2021.ods")),
                search(
                        "en",
                        "minimum_age",
                        "code and configuration are text too",
                        List.of("04 app/rules.json", "07 archives/app-logs.tar.gz!app-logs.tar!logs/sync-2021-07.log"),
                        List.of()),
                search(
                        "en",
                        "\"the server sees that\"",
                        "one message of the mailbox",
                        List.of("08 mail/personnel.mbox!#6"),
                        List.of("08 mail/personnel.mbox!#5")),
                search(
                        "en",
                        "from:baltaqay",
                        "by sender",
                        List.of("08 mail/2021-05-28 done.eml", "08 mail/2021-09-27 transfer.eml"),
                        List.of("08 mail/2021-09-24 sleep well.eml")),
                search(
                        "en",
                        "\"counted with their household from birth\"",
                        "words that only a scan has",
                        List.of("01 contract/side-letter-scan.pdf"),
                        List.of()),
                search(
                        "zh",
                        "塞尔曼套",
                        "the town, in Chinese, three encodings",
                        List.of(
                                "02 council/会议纪要-0527.docx",
                                "02 council/通知.html",
                                "03 money/采购备忘录.docx",
                                "04 app/暖访使用手册.docx",
                                "05 residents/投诉信.txt",
                                "08 mail/2021-06-30 发票.eml",
                                "07 archives/handover.7z!给记者.txt"),
                        List.of()),
                search(
                        "zh",
                        "\"十四岁以下\"",
                        "where children are spoken of",
                        List.of(
                                "02 council/会议纪要-0527.docx",
                                "02 council/通知.html",
                                "04 app/暖访使用手册.docx",
                                "08 mail/personnel.mbox!#7"),
                        List.of("03 money/采购备忘录.docx")),
                search("zh", "妻弟", "who the adviser is", List.of("08 mail/2021-06-30 发票.eml"), List.of()),
                search(
                        "ug",
                        "سەلمەنتاۋ*",
                        "the town in Uyghur, also with a suffix",
                        List.of(
                                "02 council/ئۇقتۇرۇش.html",
                                "04 app/ئەپ ئىشلىتىش.txt",
                                "05 residents/سۆھبەت خاتىرىسى.txt",
                                "05 residents/شىكايەت خېتى.docx",
                                UYGHUR_MAIL),
                        List.of()),
                search("ug", "\"ئارقا ئىشىكتىن\"", "the back door", List.of("04 app/ئەپ ئىشلىتىش.txt"), List.of()),
                search(
                        "kk",
                        "Селментау",
                        "the town in Kazakh; the Russian spelling is another word",
                        List.of(
                                "02 council/хабарландыру.html",
                                "05 residents/шағым.odt",
                                "08 mail/2021-09-05 шағым.eml"),
                        List.of("02 council/объявление.txt")),
                search(
                        "kk",
                        "\"артқы есіктен\"",
                        "what the boy was asked",
                        List.of("05 residents/шағым.odt"),
                        List.of()),
                search(
                        "ru",
                        "Сельментау",
                        "the town in Russian; KOI8-R, windows-1251, an embedded font",
                        List.of(
                                "02 council/постановление № 88.pdf",
                                "02 council/объявление.txt",
                                "03 money/счёт за перевод.txt",
                                "04 app/инструкция для дежурных.docx",
                                "05 residents/интервью с учителем.docx"),
                        List.of("02 council/хабарландыру.html")),
                search("ru", "\"под протестом\"", "a base64 mail", List.of("08 mail/2021-07-01 re 发票.eml"), List.of()),
                search(
                        "ar",
                        "سلمنتاو",
                        "the town in Arabic",
                        List.of(
                                "02 council/إشعار.txt",
                                "03 money/فاتورة-2107.html",
                                "05 residents/رسالة إلى المجلس.docx",
                                "08 mail/2021-07-02 بخصوص التحويل.eml"),
                        List.of("02 council/ئۇقتۇرۇش.html")),
                search(
                        "ar",
                        "\"لا داعي لأي ترجمة\"",
                        "the adviser's mail",
                        List.of("08 mail/2021-07-02 بخصوص التحويل.eml"),
                        List.of()),
                search(
                        "fr",
                        "\"moins de 14 ans\"",
                        "in RTF, text, ODT and mail",
                        List.of(
                                "02 council/note juridique.rtf",
                                "02 council/avis aux habitants.txt",
                                "05 residents/lettre d'une habitante.odt",
                                FRENCH_MAIL),
                        List.of()),
                search(
                        "fr",
                        "\"vous déconseille de viser\"",
                        "the lawyer's advice",
                        List.of("02 council/note juridique.rtf"),
                        List.of(FRENCH_MAIL)));
    }

    private static Search search(String language, String query, String why, List<String> find, List<String> never) {
        return new Search(language, query, why, find, never);
    }

    static List<Proof> proofs() {
        return List.of(
                new Proof(
                        "The council voted on a protection that the signed contract does not contain.",
                        List.of(
                                new Citation(MINUTES, 2, "residents under 14 are excluded"),
                                new Citation(
                                        SIGNED,
                                        4,
                                        "7.3 The System shall not process data about pupils on school premises."),
                                new Citation(MARKED, 0, "residents under 14 or about"))),
                new Proof(
                        "The council was told that nobody is scored; the contract orders an index of each household.",
                        List.of(
                                new Citation(MINUTES, 2, "no score of any kind is computed"),
                                new Citation(SIGNED, 3, "6.4 The Supplier shall compute and retain the attention"),
                                new Citation(SIGNED, 4, "index of each household for a period of fifteen years"),
                                new Citation("04 app/rules.json", 0, "\"output\": \"attention_score\""))),
                new Proof(
                        "The council was told of no commission; nine per cent went to the mayor's brother-in-law.",
                        List.of(
                                new Citation(MINUTES, 2, "includes no commission of any kind"),
                                new Citation(SIGNED, 5, "9.4 A local advisory allowance of nine per cent"),
                                new Citation(ORDER, 1, "Oxbow Reed Advisory, the mayor's brother-in-law"),
                                new Citation(BOOKS, 0, "378000"))));
    }

    static List<Name> names() {
        return List.of(
                new Name("the town", List.of("Selmentau", "塞尔曼套", "سەلمەنتاۋ", "Селментау", "Сельментау", "سلمنتاو")),
                new Name("the vendor", List.of("Halveron", "哈尔维隆", "Халверон", "هالفيرون")),
                new Name(
                        "the mayor",
                        List.of("Orhun Baltaqay", "奥尔洪·巴尔塔凯", "Орхун Балтақай", "Орхун Балтакай", "أورهون بلتقاي")),
                new Name(
                        "the application",
                        List.of(
                                "Warm Visit",
                                "暖访",
                                "ئىللىق زىيارەت",
                                "Жылы сапар",
                                "Тёплый визит",
                                "الزيارة الدافئة",
                                "Visite chaleureuse")));
    }
}
