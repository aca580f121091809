package daylight.house.sample;

import java.util.Map;

/// `README.md` of the sample: the story, and a row for each file.
final class Story {
    private static final String STORY = """
            # The sample investigation: Warm Visit

            A town buys a system to watch its residents and calls it help. Everything here is invented: the town of Selmentau, the firm Halveron Systems, every person, price and address. All names under `.example` are reserved and lead nowhere; the place in the photos' Exif is open ocean. Any likeness to a real place or person is chance.

            These files were written for Daylight and are given away under [CC0 1.0](https://creativecommons.org/publicdomain/zero/1.0/): use them for anything, no permission needed. One exception: `постановление № 88.pdf` carries a subset of the font Liberation Sans (SIL Open Font License 1.1), and the letters in the pictures and scans are drawn with it.

            ## The story
            1. On 9 February 2021 Marius Feldquist of Halveron shows the mayor, Orhun Baltaqay, and the treasurer, Dina Vesperova, a system named Warm Visit. The slides say "no scores"; the notes under them say otherwise.
            2. The first draft of the contract (3 May) protects residents under 14 and excludes any commission.
            3. On the evening of 27 May four people settle the matter in a small room. The procurement clerk, Lou Qingcen, takes minutes in Chinese that are not to be filed: the mayor decides, the others do not vote.
            4. On 28 May at 23:47 the mayor deletes the words about children with his own hand. The marked draft still carries his name and the minute.
            5. The council sees the paper of 3 May. On 14 June it is told that children are excluded, that nobody is scored and that there is no commission. Nine vote for, four against.
            6. On 15 June another text is signed: page 4 without the children, page 5 with nine per cent for "an adviser".
            7. The lawyer who noticed, Odile Marchebois, had been sent away on 10 June.
            8. The treasury pays 378,000 orun for a "translation" that nobody has ever seen. It goes to Oxbow Reed Advisory: Nadim Qasabri, the mayor's brother-in-law. The sum stands on a hidden sheet, and under the black boxes of a payment order.
            9. Teachers, nurses and clerks are made to visit ten households each and to fill in a card of 36 fields: back door, lights, greetings, letters of complaint. Who refuses loses the allowance.
            10. The cards give an index of 0 to 100. From 70 on two officials come within 48 hours; from 85 on a list goes to the mayor by hand.
            11. On 21 July the mayor has the age filter taken out: ticket 77. The release notes say "small improvements".
            12. On 2 September two officials question a boy of 13 who is alone at home. His mother, the teacher Saule Tumarbek, sees his name and the number 74. Her complaint earns the household more points.
            13. Residents write in Kazakh, Uyghur, Chinese, Arabic and French. All get one printed reply.
            14. Aynur Qelembek, who runs the town's computers, asks who decided ticket 77. The treasurer sends her a password and a confession.
            15. She exports a list. Four days after she asks for Annex C, a mail without a name speaks of her sister's way home from the night shift. It was sent from the mayor's tablet.
            16. She is moved to the boiler house, finds a note under her wiper, and on 2 October gives everything to a newsroom.
            17. What can be proved with page citations: minutes page 2 against contract pages 3, 4 and 5 (see `proofs` in `EXPECTED.json`).
            18. What cannot be read yet: the side letter is a scan, and the list in `locked.zip` opens with a password from the mail of 2 October (`Paxta2021`); Annex C opens with one from the mail of 20 September (`poplar-avenue-36`).

            ## How it is made
            `house/src/test/java/daylight/house/sample` writes every file here, this page included. Edit there, then write them anew from the project's root:

            ```
            mvn -q -pl house -am test -Dtest=SampleInvestigationTest -Dsurefire.failIfNoSpecifiedTests=false -Ddaylight.sample=write
            ```
            Without the last option the same command compares them byte for byte. Nothing depends on the day, the machine, its fonts or its compression library: archives store, PDF streams are plain, pictures are encoded by the generator. There is no Outlook `.msg`, because no free library at hand writes one; Chinese, Uyghur and Arabic stand in no PDF, because no font for them is at hand to embed.

            ## What a correct intake says
            Take in `evidence/` only. `EXPECTED.json` holds the same as data, with searches and what they must find. `read (no_text)`: nothing to read, nothing lost. Where two outcomes are named, it depends on how much a reader saves of the damaged file; it is never `read`. Members without a name of their own are counted: `#3` is the third.
            The docx on the mail of 2 June, the rtf and the first draft in `council-pack.zip`, the picture in `handover.7z`, the csv in the mailbox, both attachments of 2 October and the forwarded French mail have the bytes of a file that also lies loose: each is one document with several occurrences.

            """;

    private Story() {}

    static byte[] readme(SampleInvestigation sample) {
        Map<String, String> duplicates = sample.duplicates();
        var out = new StringBuilder(STORY);
        out.append("Files: ").append(sample.papers().size());
        Expectations.counts(sample)
                .forEach((outcome, count) -> out.append("; ")
                        .append(outcome.replace("|", " or "))
                        .append(' ')
                        .append(count));
        out.append(". Members in containers: ")
                .append(sample.papers().stream()
                        .mapToInt(paper -> paper.members().size())
                        .sum())
                .append(".\n\n| file | what it is for | outcome | members |\n|---|---|---|---|\n");
        for (Paper paper : sample.papers()) {
            String outcome = String.join(" or ", Expectations.outcomes(paper, duplicates));
            String reason =
                    paper.reason().equals("none") ? "" : " (" + paper.reason().replace("|", ", ") + ")";
            out.append("| `")
                    .append(paper.path())
                    .append("` | ")
                    .append(paper.about())
                    .append(" | ")
                    .append(outcome)
                    .append(reason)
                    .append(" | ");
            out.append(String.join(
                    ", ",
                    paper.members().stream()
                            .map(member -> "`" + member.name() + "`")
                            .toList()));
            out.append(" |\n");
        }
        return PlainFormats.utf8(out.toString());
    }
}
