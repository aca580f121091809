package daylight.house.sample;

import java.time.LocalDateTime;
import java.util.List;

/// `03 money`: the books as shown, the books as kept, and a black box that hides nothing.
final class MoneyPapers {
    private static final String FOLDER = "03 money/";
    private static final LocalDateTime BOOKS = LocalDateTime.of(2021, 9, 30, 18, 2);
    private static final String SHOWN = """
            Date|Order|Payee|Purpose|Amount
            2021-06-16|112|Halveron Systems|HV-21-044, first instalment|1050000
            2021-07-30|131|Halveron Systems|HV-21-044, second instalment|1050000
            2021-09-29|158|Halveron Systems|HV-21-044, third instalment|1050000
            2021-12-20|planned|Halveron Systems|HV-21-044, fourth instalment|1050000
            Total||||=SUM(E2:E5)~4200000""";

    private MoneyPapers() {}

    static List<Paper> papers() {
        return List.of(
                Paper.read(
                        FOLDER + "payments-2021.xlsx", books(), "formulas, and a hidden sheet with the ninth per cent"),
                Paper.read(
                        FOLDER + "payments-2021-for-council.xlsx", shown(), "near duplicate without the hidden sheet"),
                Paper.read(FOLDER + "payments-2021.csv", csv(), "export of the visible sheet"),
                Paper.read(FOLDER + "budget-2021.ods", budget(), "the budget: no roof, but translation for 380,000"),
                Paper.read(FOLDER + "invoice-HV-2107.pdf", invoice(), "the vendor's invoice that passes the money on"),
                Paper.read(
                        FOLDER + "فاتورة-2107.html",
                        invoiceAr(),
                        "Arabic: the adviser's invoice for a translation nobody saw"),
                Paper.read(
                        FOLDER + "payment-order-117-redacted.pdf",
                        order(),
                        "bad redaction: the words lie under the black boxes"),
                Paper.read(FOLDER + "采购备忘录.docx", memo(), "Chinese: the procurement clerk's memo"),
                Paper.read(
                        FOLDER + "счёт за перевод.txt", reminder(), "Russian: the treasurer asks for the translation"));
    }

    private static byte[] books() {
        return new Workbook(
                        "Dina Vesperova",
                        BOOKS,
                        List.of(
                                new Workbook.Sheet("Payments", false, SHOWN),
                                new Workbook.Sheet("Advisory", true, """
                        Date|Order|Payee|Booked as|Amount|Note
                        2021-07-01|117|Halveron Systems for Oxbow Reed Advisory|translation|378000|9.4; on the mayor's word, no paper
                        2021-07-02||Oxbow Reed Advisory to private account N.Q.|passed on|340200|ten per cent kept
                        Price||||4200000|
                        Allowance||||=B6*C6~378000|see side letter
                        Base and rate|4200000|0.09|||
                        Real cost||||=E4+E5~4578000|D.V. 30 Sept."""),
                                new Workbook.Sheet("Poles", false, """
                        Place|Poles|Unit price|Sum
                        Market gate|9|21000|=B2*C2~189000
                        School street|14|21000|=B3*C3~294000
                        Clinic|6|21000|=B4*C4~126000
                        Bus yard|12|21000|=B5*C5~252000""")))
                .bytes();
    }

    static byte[] shown() {
        return new Workbook("Dina Vesperova", BOOKS, List.of(new Workbook.Sheet("Payments", false, SHOWN))).bytes();
    }

    private static byte[] csv() {
        return PlainFormats.utf8(
                SHOWN.replace('|', ',').replace("HV-21-044, ", "HV-21-044 ").replace("=SUM(E2:E5)~4200000", "4200000")
                        + "\n");
    }

    private static byte[] budget() {
        return new OpenDocument("""
                | Selmentau budget 2021 | voted | spent
                | School gymnasium roof | 0 | 0
                | Street lamps | 44000 | 12700
                | Warm Visit (HV-21-044) | 4200000 | 3150000
                | Translation | 2000 | 380000
                | Officials' allowances, withheld for missed visits | 0 | -96400
                """, true, "en", "Treasury", LocalDateTime.of(2021, 10, 1, 8, 15)).bytes();
    }

    private static byte[] invoice() {
        return new PdfDocument("Invoice HV-2107", "Halveron Systems", LocalDateTime.of(2021, 6, 28, 10, 0)).ofText("""
                # Invoice HV-2107
                To the Town of Selmentau, treasury. 28 June 2021
                | Item | Quantity | Amount (orun)
                | Translation services | 1 | 378,000.00
                | Total |  | 378,000.00
                Translator: Oxbow Reed Advisory. Terms: three days. Please quote order 117.
                Halveron Systems, accounts@halveron.example
                """);
    }

    private static byte[] invoiceAr() {
        return PlainFormats.html("UTF-8", "ar", "rtl", """
                # فاتورة رقم 2107
                من: مكتب أوكسبو ريد للاستشارات، لصاحبه نديم القصبري
                إلى: شركة هالفيرون
                | البيان | المبلغ
                | خدمات ترجمة لبلدية سلمنتاو | 378000 أورون
                يرجى تحويل المبلغ إلى الحساب الشخصي خلال يومين.
                ملاحظة بخط اليد: لم تسلم أي ترجمة. قال العمدة إن الأوراق غير مطلوبة.
                """);
    }

    private static byte[] order() {
        return new PdfDocument("Payment order 117", "Treasury", LocalDateTime.of(2021, 7, 1, 15, 30))
                .cover("Oxbow Reed Advisory, the mayor's brother-in-law", "Orhun Baltaqay, by telephone")
                .ofText("""
                        # Payment order 117
                        Released to the press on request, 4 October 2021
                        Amount: 378,000 orun
                        Paid to: Halveron Systems
                        In favour of: Oxbow Reed Advisory, the mayor's brother-in-law
                        Booked as: translation
                        Ordered by: Orhun Baltaqay, by telephone
                        Entered by: D. Vesperova, under protest
                        """);
    }

    private static byte[] memo() {
        return new WordDocument("""
                # 采购备忘录
                致：财务主任季娜·维斯佩罗娃
                2021年6月30日
                哈尔维隆公司第2107号发票为“翻译服务”，金额37.8万奥伦。我查了收文簿，塞尔曼套从未收到任何译文。
                按规定，超过5万奥伦的服务应当三家比价。此项没有比价，没有合同，也没有验收。
                我不能在验收单上签字。如果一定要付，请镇长书面指示。
                {^维斯佩罗娃批示：镇长电话里说先付。}
                采购科 娄青岑
                """, "zh-CN", "娄青岑", LocalDateTime.of(2021, 6, 30, 16, 45)).bytes();
    }

    private static byte[] reminder() {
        return PlainFormats.in("windows-1251", """
                Служебная записка
                Кому: главе города О. Балтакаю
                От кого: Д. Весперова, казначейство Сельментау

                По счёту 2107 перечислено 378 000 орун за перевод. Прошу передать в архив сам перевод: ревизия спросит.
                Записка вторая, на первую от 9 июля ответа нет.

                20 августа 2021 г.
                """);
    }
}
