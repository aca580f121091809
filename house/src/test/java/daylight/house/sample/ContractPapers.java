package daylight.house.sample;

import java.time.LocalDateTime;
import java.util.List;

/// `01 contract`: three versions, the signed text, the pitch, and what was signed beside it.
final class ContractPapers {
    static final String FOLDER = "01 contract/";
    static final String CLEAN_NAME = "contract-v3-clean.docx";

    private static final String KEPT = "residents under 14 or about ";
    private static final LocalDateTime FIRST = LocalDateTime.of(2021, 5, 3, 10, 12);
    private static final LocalDateTime MARKED = LocalDateTime.of(2021, 5, 28, 23, 47);
    private static final LocalDateTime CLEAN = LocalDateTime.of(2021, 6, 2, 8, 31);

    private ContractPapers() {}

    static List<Paper> papers() {
        byte[] clean = clean();
        return List.of(
                Paper.read(
                        FOLDER + "contract-v1-draft.docx",
                        first(),
                        "first draft: article 7.3 still protects residents under 14; footnotes, header, footer"),
                Paper.read(
                        FOLDER + "contract-v2-marked.docx",
                        marked(),
                        "tracked changes: who deleted \"residents under 14\", and when; two comments"),
                Paper.read(FOLDER + CLEAN_NAME, clean, "the text without the marks; also hangs on a mail"),
                Paper.read(FOLDER + "copy of contract-v3-clean.docx", clean, "exact duplicate of the clean text"),
                Paper.read(
                        FOLDER + "contract-signed.pdf",
                        signed(),
                        "the signed contract, 6 pages; a phrase runs from page 3 to page 4"),
                Paper.read(
                        FOLDER + "side-letter-scan.pdf",
                        sideLetter(),
                        "image-only scan of the side letter, 2 pages: its words are recognised"),
                Paper.read(FOLDER + "annex-b-household-card.docx", annexB(), "the card's fields, as a table"),
                Paper.read(
                                FOLDER + "annex-c-locked.pdf",
                                annexC(),
                                "encrypted PDF; its password stands in a mail of 20 September")
                        .ending("encrypted", "password"),
                Paper.read(
                        FOLDER + "warm-visit-pitch.pptx", pitch(), "the vendor's slides; the notes say the opposite"),
                Paper.read(FOLDER + "brochure.html", brochure(), "what the public was promised"));
    }

    static byte[] first() {
        return draft(
                        "v1",
                        "3 May 2021",
                        KEPT + "pupils on school premises",
                        "The price includes no commission of any kind.",
                        FIRST)
                .bytes();
    }

    static byte[] clean() {
        return draft(
                        "v3",
                        "2 June 2021",
                        "pupils on school premises",
                        "A local advisory allowance of nine per cent is due on signature to an adviser named by the Town.",
                        CLEAN)
                .bytes();
    }

    private static byte[] marked() {
        var draft = draft(
                "v2",
                "28 May 2021",
                "{-" + KEPT
                        + "}pupils on school premises{?As agreed by telephone. The marked version stays between us; the council gets the paper of 3 May.}",
                "{-The price includes no commission of any kind.}{+A local advisory allowance of nine per cent is due on signature to an adviser named by the Town.}{?Nine per cent of 4,200,000 is 378,000. Who is the adviser? The file needs a name. D.V.}",
                FIRST);
        return new WordDocument(
                        draft.text(),
                        "en",
                        "Halveron Systems, Legal",
                        MARKED,
                        draft.header(),
                        new WordDocument.Reviser("Orhun Baltaqay", "Dina Vesperova", MARKED))
                .bytes();
    }

    private static WordDocument draft(
            String version, String date, String protectedPeople, String fee, LocalDateTime time) {
        return new WordDocument(
                """
                # Supply and Service Contract HV-21-044
                Draft %s of %s between the Town of Selmentau and Halveron Systems.
                ## Article 2 Purpose
                2.1 The Supplier delivers, installs and operates the resident assistance system Warm Visit (the System).{^The name was chosen by the Supplier's marketing department. Earlier drafts say "Household Attention Platform".}
                2.2 The System assigns no score to any person.
                ## Article 4 Price
                4.1 The price for three years is 4,200,000 orun. %s
                ## Article 6 Operation
                6.2 Officials named by the Town visit the households assigned to them with the application of the same name and complete the household card (Annex B).
                6.4 The Supplier shall compute and retain the attention index of each household for a period of fifteen years.{^Fifteen years was ten in the term sheet of 9 February.}
                ## Article 7 Limits
                7.1 The System serves assistance only.
                7.3 The System shall not process data about %s.
                ## Article 9 Confidentiality
                9.1 Neither party tells residents which data lead to a visit.
                """.formatted(version, date, fee, protectedPeople),
                "en",
                "Halveron Systems, Legal",
                time,
                "HV-21-044 " + version + " - not for circulation");
    }

    private static byte[] signed() {
        String text = """
                # Supply and Service Contract HV-21-044
                between the Town of Selmentau, represented by its mayor, Orhun Baltaqay (the Town), and Halveron Systems, represented by its sales director, Marius Feldquist (the Supplier).
                ## Recitals
                A. The Town wishes to know the needs of its residents earlier than they are able to voice them.
                B. The Supplier has developed the system Warm Visit, which was shown to the mayor and the treasurer on 9 February 2021.
                C. The town council authorised the mayor on 14 June 2021 to sign a contract with the content of the paper laid before it.
                ## Article 1 Definitions
                1.1 Household: all persons who sleep at an address for more than three nights, guests included.
                1.2 Official: an employee of the Town, of its schools or of its clinic who has been assigned households.
                1.3 Card: the household card of Annex B, thirty-six fields.
                \f## Article 2 Purpose
                2.1 The Supplier delivers, installs and operates the resident assistance system Warm Visit (the System).
                2.2 The System assigns no score to any person.
                ## Article 3 Delivery
                3.1 Forty-one camera poles, the server in the cellar of the town hall, and the application for the officials' telephones are delivered by 1 August 2021.
                3.2 The Town makes the use of the application a duty of service. An official who does not reach the weekly number of visits loses the monthly allowance.
                ## Article 4 Price
                4.1 The price for three years is 4,200,000 orun, payable in four instalments.
                4.2 Each household above the first 5,000 is charged at 90 orun a year.
                \f## Article 5 Data
                5.1 The System receives the municipal register, the electricity meters, the clinic's appointment list and the plates read at the market gate.
                5.2 Data are kept on the Supplier's premises as well as in Selmentau.
                ## Article 6 Operation
                6.1 Officials visit ten households each.
                6.2 Officials complete the card during or directly after the visit. The household is not shown the card.
                6.3 A household whose index reaches 70 is visited by two officials within 48 hours.
                6.4 The Supplier shall compute and retain the attention
                \findex of each household for a period of fifteen years. The Town may order that a household be watched more closely without giving reasons.
                ## Article 7 Limits
                7.1 The System serves assistance only.
                7.2 No automatic decision is taken. The official confirms what the System proposes; a refusal must be justified in writing.
                7.3 The System shall not process data about pupils on school premises.
                ## Article 8 Service
                8.1 The Supplier answers faults within one working day. Residents have no claim against the Supplier.
                \f## Article 9 Confidentiality and payment
                9.1 Neither party tells residents which data lead to a visit.
                9.2 A resident who asks receives the brochure.
                9.3 Employees of the Town who disclose the content of this contract are reported to the mayor.
                9.4 A local advisory allowance of nine per cent of the price is due on signature to an adviser named by the Town. The adviser is named in a separate letter, which forms no part of the contract.
                ## Article 10 Term
                10.1 The contract runs for three years and is extended by three more unless terminated in the first month of the third year.
                \f## Article 11 Final provisions
                11.1 Changes require writing.
                11.2 Annexes: A (poles and places), B (household card), C (weighting of the attention index; not for circulation).
                Selmentau, 15 June 2021
                For the Town: signed Orhun Baltaqay
                For the Supplier: signed Marius Feldquist
                Seen by the treasury: initialled D.V., "without the letter of 9.4"
                """;
        return new PdfDocument("Contract HV-21-044", "Halveron Systems, Legal", LocalDateTime.of(2021, 6, 15, 16, 40))
                .withoutPageLine()
                .ofText(text);
    }

    private static byte[] sideLetter() {
        byte[] one = Picture.scan(
                List.of(
                        "    SIDE LETTER TO CONTRACT HV-21-044",
                        "",
                        "Selmentau, 21 June 2021",
                        "",
                        "1. The adviser under article 9.4 is Oxbow Reed Advisory,",
                        "represented by Mr Nadim Qasabri.",
                        "2. The allowance of 378,000 orun is paid by the Town to the",
                        "Supplier and by the Supplier to the adviser.",
                        "3. The payment appears in the Town's books as translation.",
                        "4. Children are counted with their household from birth.",
                        "The word \"resident\" in article 7.3 is therefore not used."),
                20210621);
        byte[] two = Picture.scan(
                List.of(
                        "    SIDE LETTER, page 2",
                        "",
                        "5. The Town will not lay this letter before the council.",
                        "6. Both copies stay with the signatories.",
                        "",
                        "O. Baltaqay                    M. Feldquist"),
                20210622);
        return new PdfDocument("scan0021", "Copier 2nd floor", LocalDateTime.of(2021, 6, 21, 17, 5))
                .ofPictures(List.of(one, two));
    }

    private static byte[] annexB() {
        return new WordDocument("""
                # Annex B: household card
                | No. | Field | Answer | Points
                | 4 | Children, with age and school | list | 0
                | 9 | Uses the back door | yes / no | 6
                | 11 | Lights on after midnight, nights a week | 0-7 | 2 each
                | 14 | Has stopped greeting neighbours | yes / no | 9
                | 17 | Telephone switched off for more than 12 hours | times | 8 each
                | 22 | Guest from outside Selmentau | nights | 5 each
                | 27 | Child answers "don't know" to the official | yes / no | 7
                | 31 | Has complained in writing | yes / no | 12
                | 36 | The official's own impression | 0-20 | as given
                Field 36 may be completed without a visit.
                """, "en", "Gleb Vorsunov", LocalDateTime.of(2021, 6, 8, 11, 20)).bytes();
    }

    private static byte[] annexC() {
        return new PdfDocument("Annex C", "Gleb Vorsunov", LocalDateTime.of(2021, 6, 8, 11, 25))
                .locked("""
                # Annex C: weighting of the attention index
                The index runs from 0 to 100. It is the sum of the points of Annex B, multiplied by 1.3 for tenants and by 1.5 for households with a complaint on file.
                From 40: weekly visit. From 70: two officials within 48 hours. From 85: the mayor's list.
                """, "poplar-avenue-36");
    }

    private static byte[] pitch() {
        return new SlideShow(
                        "Marius Feldquist",
                        LocalDateTime.of(2021, 2, 9, 9, 0),
                        List.of(
                                new SlideShow.Slide(
                                        "Warm Visit: a town that listens",
                                        "Selmentau, 9 February 2021\nHalveron Systems",
                                        "Mayor and treasurer only. Do not leave the file on the town hall's computer."),
                                new SlideShow.Slide(
                                        "What residents get",
                                        "Lost keys, broken lamps, a lonely neighbour\nOne friendly official for ten households\nNo scores, no lists",
                                        "If asked about scores: we say index. An index belongs to a household, not to a person, so the sentence is true."),
                                new SlideShow.Slide(
                                        "What the town gets",
                                        "One view of every street\nFewer surprises",
                                        "This is the slide he likes. Show the market gate. Say that the back door is the best single predictor, they always laugh."),
                                new SlideShow.Slide(
                                        "Families",
                                        "Children are the heart of Selmentau",
                                        "Without the children the card loses a fifth of its points. The age limit has to go before signature.")))
                .bytes();
    }

    private static byte[] brochure() {
        return PlainFormats.html("UTF-8", "en", "ltr", """
                # Warm Visit: your town at your door
                From 1 August an official will drop in on every household in Selmentau. Have you lost something? Is a street lamp out? Tell us over a cup of tea.
                ## Is anybody scored?
                No. Warm Visit keeps no scores and no lists. What you say stays in the room.
                ## And my children?
                Nothing is recorded about residents under 14.
                Town of Selmentau with Halveron Systems. Questions: visit@selmentau.example
                """);
    }
}
