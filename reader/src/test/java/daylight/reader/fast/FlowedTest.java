package daylight.reader.fast;

import static org.assertj.core.api.Assertions.assertThat;

import daylight.protocol.BlockKind;
import daylight.reader.ReadingFixture;
import daylight.reader.RecordedTree;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FlowedTest {
    private static final Map<String, String> FLOWED = Map.of("format", "flowed");
    private static final Map<String, String> DELSP = Map.of("format", "Flowed", "delsp", "YES");

    @Test
    void aParagraphIsOneLineAndAHardBreakStays() {
        assertThat(Flowed.joined("The depot \nby the \nriver.\nClosed.\n\nMonday \nnoon", FLOWED))
                .isEqualTo("The depot by the river.\nClosed.\n\nMonday noon");
        assertThat(Flowed.joined("The depot \r\nby the river.\r\nClosed.\r\n", FLOWED))
                .isEqualTo("The depot by the river.\r\nClosed.\r\n");
    }

    @Test
    void theSpaceIsTheBreaksWhereThatIsSaid() {
        assertThat(Flowed.joined("quern \nstone, two  \nwords\n", DELSP)).isEqualTo("quernstone, two words\n");
        assertThat(Flowed.joined("\u6CB3\u8FB9\u7684 \n\u4ED3\u5E93\n", DELSP))
                .isEqualTo("\u6CB3\u8FB9\u7684\u4ED3\u5E93\n");
    }

    @Test
    void aQuoteKeepsItsDepthAndJoinsNoOther() {
        assertThat(Flowed.joined("> The depot \n> is closed.\n>> Which \n>> one?\n> This \nHere \n> there\n", FLOWED))
                .isEqualTo("> The depot is closed.\n>> Which one?\n> This \nHere \n> there\n");
        assertThat(Flowed.joined(">a \n>b\n", DELSP)).isEqualTo(">ab\n");
    }

    @Test
    void aSignatureStandsAlone() {
        assertThat(Flowed.joined("Yours \n-- \nVera\n> bye \n> -- \n> Ada\n", FLOWED))
                .isEqualTo("Yours \n-- \nVera\n> bye \n> -- \n> Ada\n");
    }

    @Test
    void spacesThatKeepALineFromBeingReadAsAnotherAreTakenOff() {
        assertThat(Flowed.joined(" From here \n on\n  two\n >no quote\n", FLOWED))
                .isEqualTo("From here on\n two\n >no quote\n");
    }

    @Test
    void nothingIsDoneWhereItIsNotSaid() {
        String text = " From here \n on \n-- \n";
        assertThat(Flowed.joined(text, Map.of())).isEqualTo(text);
        assertThat(Flowed.joined(text, Map.of("format", "fixed", "delsp", "yes")))
                .isEqualTo(text);
    }

    @Test
    void theMailsQuotesStandWhereTheirWordsDo() {
        String mail = "From: vera@example.org\nDate: Thu, 1 Mar 2018 09:05:07 +0000\n"
                + "Content-Type: text/plain; charset=utf-8; format=flowed; delsp=yes\n\n"
                + "The quern \nstone was sold.\n\nAda wrote:\n> Where is the \n>  mill \n> race?\n\nGone.\n";
        RecordedTree tree = ReadingFixture.read("a.eml", mail.getBytes(StandardCharsets.UTF_8));
        String text = tree.root().text();
        assertThat(text).isEqualTo("The quernstone was sold.\n\nAda wrote:\n> Where is the millrace?\n\nGone.\n");
        List<String> quoted = tree.root().blocks().stream()
                .filter(block -> block.kind() == BlockKind.QUOTE)
                .map(block -> text.substring(block.start(), block.end()))
                .toList();
        assertThat(quoted).containsExactly("> Where is the millrace?");
    }

    @Test
    void aFileInTheTextStaysWhole() {
        String mail = "From: a@example.org\nSubject: x\nContent-Type: text/plain; format=flowed\n\nSee \nthis.\n"
                + "begin 644 a.txt\n#8V%T\n#8V%T\n# ( @\n`\nend\n";
        RecordedTree tree = ReadingFixture.read("a.eml", mail.getBytes(StandardCharsets.US_ASCII));
        assertThat(tree.at("a.txt").text()).contains("catcat");
    }
}
