package daylight.reader.office;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// What groups of a rich text are for ("destinations"), told by their first word.
final class RtfDestinations {
    /// They hold tables, settings and data, and no words of the text.
    private static final Set<String> NOWHERE = Set.of(
            "colortbl",
            "stylesheet",
            "info",
            "filetbl",
            "listtable",
            "listoverridetable",
            "rsidtbl",
            "generator",
            "template",
            "objdata",
            "objclass",
            "objname",
            "objalias",
            "objsect",
            "datafield",
            "bkmkstart",
            "bkmkend",
            "ftnsep",
            "ftnsepc",
            "ftncn",
            "aftnsep",
            "aftnsepc",
            "aftncn",
            "pntxta",
            "pntxtb",
            "mmathPict",
            "mmathPr",
            "themedata",
            "private",
            "nextfile",
            "hlfr",
            "hlloc");

    /// They hold drawings and what is in them.
    private static final Set<String> AROUND = Set.of(
            "shp",
            "shpgrp",
            "shpinst",
            "shppict",
            "nonshppict",
            "picprop",
            "pict",
            "do",
            "background",
            "sp",
            "hl",
            "upr",
            "nesttableprops");

    private static final Map<String, String> MARGINS = Map.of(
            "header", "",
            "headerl", " of even pages",
            "headerr", " of odd pages",
            "headerf", " of a first page",
            "footer", "",
            "footerl", " of even pages",
            "footerr", " of odd pages",
            "footerf", " of a first page");

    private final RtfStories stories;
    private final Map<String, Integer> numbers = new HashMap<>();
    private final Map<String, String> aboutWords = new HashMap<>();
    private final List<String> form = new ArrayList<>();
    private String property = "";
    private String author = "";
    private String initials = "";
    private String moment = "";
    private String reference = "";
    private boolean isReply;

    RtfDestinations(RtfStories stories) {
        this.stories = stories;
    }

    /// Let a group be what `word` says.
    ///
    /// @return whether the word says what a group is
    boolean begins(String word, RtfGroup group) {
        if (NOWHERE.contains(word) || word.startsWith("m") && word.endsWith("Pr")) {
            group.target = RtfGroup.Target.NOWHERE;
        } else if (AROUND.contains(word)) {
            group.target = RtfGroup.Target.AROUND;
        } else if (MARGINS.containsKey(word)) {
            String what = word.startsWith("h") ? "Header" : "Footer";
            stories.begin(group, inside -> stories.margin(what, MARGINS.getOrDefault(word, ""), inside));
        } else {
            return note(word, group) || comment(word, group) || drawn(word, group) || beside(word, group);
        }
        return true;
    }

    private boolean note(String word, RtfGroup group) {
        if (!word.equals("footnote")) {
            return false;
        }
        stories.takeFact("ftnalt", 0);
        stories.begin(group, inside -> {
            String kind = stories.takeFact("ftnalt", -1) >= 0 ? "endnote" : "footnote";
            if (!new Remark(kind, false, "", inside).isBlank()) {
                int number = numbers.merge(kind, 1, Integer::sum);
                String lead = (kind.equals("footnote") ? "Footnote " : "Endnote ") + number + ": ";
                stories.story().remark(new Remark(kind, false, lead, inside));
            }
        });
        return true;
    }

    private boolean comment(String word, RtfGroup group) {
        switch (word) {
            case "annotation" -> stories.begin(group, this::comment);
            case "atnauthor" -> keep(group, words -> author = words);
            case "atnid" -> keep(group, words -> initials = words);
            case "atndate" -> keep(group, words -> moment = RtfMoment.of(words));
            case "atnref" -> keep(group, words -> reference = words);
            case "atnparent" -> keep(group, words -> isReply = true);
            case "atnicn" -> group.target = RtfGroup.Target.NOWHERE;
            case "atrfstart" -> keep(group, stories::aboutBegins);
            case "atrfend" ->
                keep(
                        group,
                        id -> Optional.ofNullable(stories.aboutEnds(id)).ifPresent(words -> aboutWords.put(id, words)));
            case "revtbl" -> keep(group, table -> stories.authors(List.of(table.split(";", -1))));
            default -> {
                return false;
            }
        }
        return true;
    }

    private void comment(List<Paragraph> inside) {
        String said =
                Optional.ofNullable(aboutWords.remove(reference)).orElse("").strip();
        String about = said.isEmpty()
                ? Optional.ofNullable(stories.aboutEnds(reference)).orElse("").strip()
                : said;
        String lead = Remark.by(isReply ? "Reply" : "Comment", who(), moment);
        String on = about.isEmpty() || isReply ? "" : ", on “" + about + "”";
        stories.story().remark(new Remark("comment", false, lead + on + ": ", inside));
        author = "";
        initials = "";
        moment = "";
        reference = "";
        isReply = false;
    }

    private String who() {
        String letters = initials.strip();
        if (author.isBlank() || letters.isEmpty()) {
            return author.isBlank() ? letters : author;
        }
        return author.strip() + " (" + letters + ")";
    }

    private boolean drawn(String word, RtfGroup group) {
        switch (word) {
            case "shptxt", "dptxbxtext" ->
                stories.begin(
                        group, inside -> stories.story().remark(new Remark("text box", false, "Text box: ", inside)));
            case "result" ->
                stories.begin(
                        group,
                        inside -> stories.story().remark(new Remark("embedded", false, "Embedded object: ", inside)));
            case "shprslt" -> stories.begin(group, this::older);
            case "sn" -> keep(group, words -> property = words.strip());
            case "sv" -> keep(group, words -> property(words.strip()));
            case "hlsrc" -> keep(group, words -> remark("link", false, "Link: ", words));
            default -> {
                return false;
            }
        }
        return true;
    }

    private void property(String words) {
        switch (property) {
            case "wzDescription" -> remark("alternative text", true, "Alternative text: ", words);
            case "wzTooltip" -> remark("link", true, "Hint of a link: ", words);
            case "gtextUNICODE" -> remark("text art", false, "Text art: ", words);
            case "pihlShape" -> remark("link", false, "Link: ", words);
            default -> {}
        }
        property = "";
    }

    /// What is shown by programs that do not know the newer form beside it: the same, unless someone
    /// made it differ.
    private void older(List<Paragraph> inside) {
        String known = stories.story().paragraph().words();
        for (Paragraph other : inside) {
            other.words()
                    .lines()
                    .filter(line -> !line.isBlank() && !known.contains(line.strip()))
                    .forEach(line -> remark("other form", true, "Shown by older programs: ", line));
        }
    }

    private boolean beside(String word, RtfGroup group) {
        switch (word) {
            case "fonttbl" -> group.target = RtfGroup.Target.FONTS;
            case "ud" -> group.target = RtfGroup.Target.TEXT;
            case "moMath", "mmath" -> group.target = RtfGroup.Target.TEXT;
            case "fldinst" ->
                keep(group, words -> Field.tell(words, stories.story().paragraph()));
            case "xe", "tc" ->
                keep(group, words -> Field.tell("XE " + words, stories.story().paragraph()));
            case "listtext", "pntext" -> keep(group, this::number);
            case "docvar" -> stories.keep(group, true, words -> remark("variable", true, "Variable: ", words));
            case "formfield" -> {
                form.clear();
                stories.takeFact("fftype", 0);
                stories.takeFact("ffres", 0);
                stories.takeFact("ffdefres", 0);
                keep(group, words -> formField());
            }
            case "ffname", "ffdeftext", "ffformat", "ffhelptext", "ffstattext", "ffl" -> keep(group, form::add);
            default -> {
                return false;
            }
        }
        return true;
    }

    /// A box to be ticked is shown, and has no text of its own.
    private void formField() {
        int standing = stories.takeFact("ffdefres", 0);
        int given = stories.takeFact("ffres", 25);
        boolean isBox = stories.takeFact("fftype", 0) == 1;
        form.removeIf(String::isBlank);
        remark("form field", true, "Form field: ", String.join(" | ", form));
        if (isBox) {
            // 25 says that nobody has touched it.
            stories.story().append((given == 25 ? standing : given) == 0 ? "[ ] " : "[X] ", List.of(), false);
        }
    }

    private void number(String shown) {
        String plain = shown.strip();
        if (!plain.isEmpty()) {
            stories.story().paragraph().number(plain);
        }
    }

    private void remark(String label, boolean hidden, String lead, String words) {
        stories.story().paragraph().remark(label, hidden, lead, words);
    }

    private void keep(RtfGroup group, Consumer<String> taker) {
        stories.keep(group, false, taker);
    }
}
