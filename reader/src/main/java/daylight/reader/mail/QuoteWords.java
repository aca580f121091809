package daylight.reader.mail;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How mail programs introduce the words of others, in the languages they speak: the head of a message repeated in the
/// text, a line between dashes, and "… wrote:".
final class QuoteWords {
    /// What the head of a message says in a line of its own.
    enum Field {
        FROM,
        DATE,
        TO,
        COPY,
        SUBJECT
    }

    private static final Map<String, Field> FIELDS = fields(Map.of(
            Field.FROM,
            """
            from von de da van från fra od от отправитель від кімнен kimden gönderen absender afzender expéditeur
            remitente mittente lähettäjä 发件人 寄件者 寄件人 差出人 من ئەۋەتكۈچى""",
            Field.DATE,
            """
            sent date gesendet datum envoyé enviado fecha data inviato verzonden skickat sendt wysłano отправлено дата
            надіслано gönderildi tarih күні жіберілді 发送时间 發送時間 日期 寄件日期 时间 送信日時 تاريخ التاريخ أرسلت
            ۋاقتى""",
            Field.TO,
            """
            to an à para a aan till til do кому кімге kime alıcı destinataire pour 收件人 收件者 宛先 إلى الى
            تاپشۇرۇۋالغۇچى""",
            Field.COPY,
            "cc bcc kopie kopia copie copia копия көшірме bilgi 抄送 副本 نسخة reply-to organization organisation",
            Field.SUBJECT,
            """
            subject betreff objet asunto assunto oggetto onderwerp ämne emne temat тема тақырып тақырыбы konu 主题 主旨
            件名 标题 الموضوع موضوع تېما"""));

    private static final Pattern FIELD =
            Pattern.compile("[*\\s]{0,4}([\\p{L}\\p{M}][\\p{L}\\p{M}-]{0,24})\\*?\\s?[:：].*");

    /// What stands between dashes above a message that is repeated or passed on.
    private static final List<String> BETWEEN_DASHES = List.of(
            "original message",
            "forwarded message",
            "forwarded by",
            "ursprüngliche nachricht",
            "original-nachricht",
            "originalnachricht",
            "weitergeleitete nachricht",
            "message d'origine",
            "message original",
            "message transféré",
            "message transmis",
            "mensaje original",
            "mensaje reenviado",
            "messaggio originale",
            "messaggio inoltrato",
            "mensagem original",
            "mensagem encaminhada",
            "oorspronkelijk bericht",
            "doorgestuurd bericht",
            "исходное сообщение",
            "пересылаемое сообщение",
            "переадресованное сообщение",
            "перенаправленное сообщение",
            "оригинальное сообщение",
            "бастапқы хабарлама",
            "қайта жіберілген хабарлама",
            "özgün ileti",
            "iletilen mesaj",
            "原始邮件",
            "原始郵件",
            "原邮件",
            "转发邮件",
            "转发的邮件",
            "轉寄的郵件",
            "الرسالة الأصلية",
            "رسالة معاد توجيهها",
            "ئەسلى خەت");

    private static final Pattern DASHES = Pattern.compile("[>*\\s]{0,4}[-_=—]{3,}\\s*(\\S.*)");
    private static final Pattern END = Pattern.compile("(?i).*\\bend (of )?(original|forwarded) message.*");

    /// Apple's line, without dashes.
    private static final Pattern BEGINS = Pattern.compile("(?iu)\\s*(begin forwarded message"
            + "|anfang der weitergeleiteten nachricht|début du message (réexpédié|transféré)"
            + "|inicio del mensaje reenviado|inizio messaggio inoltrato|начало переадресованного сообщения"
            + "|下面是被转发的邮件|以下是轉寄的郵件)\\s?[:：]\\s*");

    private static final Pattern WROTE = Pattern.compile("(?iuU).*(\\b(wrote|writes|schrieb|écrit|escribió|escribio"
            + "|ha scritto|scrive|escreveu|schreef|skrev|kirjoitti|napisał|napisała|napsal|пишет|писал|писала|написал"
            + "|написала|написав|жазды|yazdı|yazmış|said)\\b|写道|寫道|写到|书写|のメッセージ|كتب|كتبت|يازدى|يازغان"
            + "|הם כתבו).{0,80}[:：]\\s*");

    /// What sets a program's line apart from a sentence that ends in "wrote:": how it begins, and that it has a date or
    /// an address.
    private static final Pattern OF_A_PROGRAM = Pattern.compile(
            "(?iuU)\\s*(on|at|in|am|le|el|il|op|em|den|på|pe|dnia|w|в|at|quoting|\\d|\\W{0,2}[^.!?]{1,60}<\\S+@|"
                    + "\\p{IsHan}|\\p{IsArabic})\\b?.{0,200}"
                    + "(\\d{1,2}[:.]\\d{2}|(19|20)\\d{2}|\\d{1,2}[./-]\\d{1,2}[./-]\\d{2}|\\S@\\S).*");

    private QuoteWords() {}

    private static Map<String, Field> fields(Map<Field, String> words) {
        Map<String, Field> fields = new HashMap<>();
        words.forEach((field, list) -> {
            for (String word : list.split("\\s+", -1)) {
                fields.put(word, field);
            }
        });
        return Map.copyOf(fields);
    }

    /// The field of a message's head that the line begins with.
    static Optional<Field> field(String line) {
        Matcher match = FIELD.matcher(line);
        return match.matches()
                ? Optional.ofNullable(FIELDS.get(match.group(1).toLowerCase(Locale.ROOT)))
                : Optional.empty();
    }

    /// Whether a repeated message is announced by this line alone.
    static boolean isAnnouncement(String line) {
        if (endsInColon(line) && BEGINS.matcher(line).matches()) {
            return true;
        }
        if (!mayHaveDashes(line)) {
            return false;
        }
        Matcher match = DASHES.matcher(line);
        if (!match.matches() || END.matcher(line).matches()) {
            return false;
        }
        String words = match.group(1).toLowerCase(Locale.ROOT);
        return BETWEEN_DASHES.stream().anyMatch(words::startsWith);
    }

    /// Whether a repeated message that was announced ends with this line.
    static boolean isEnd(String line) {
        return mayHaveDashes(line)
                && DASHES.matcher(line).matches()
                && END.matcher(line).matches();
    }

    /// Whether the line says that somebody wrote what follows.
    static boolean isAttribution(String line) {
        return endsInColon(line) && WROTE.matcher(line).matches();
    }

    /// Cheap, because it is asked of every line of every mail.
    private static boolean endsInColon(String line) {
        int last = line.length() - 1;
        while (last >= 0 && line.charAt(last) <= ' ') {
            last--;
        }
        return last >= 0 && (line.charAt(last) == ':' || line.charAt(last) == '：');
    }

    private static boolean mayHaveDashes(String line) {
        int dashes = 0;
        for (int i = 0; i < line.length() && dashes < 3; i++) {
            dashes += "-_=—".indexOf(line.charAt(i)) >= 0 ? 1 : 0;
        }
        return dashes == 3;
    }

    /// Whether a program wrote the line, and not a person.
    static boolean isOfAProgram(String line) {
        return OF_A_PROGRAM.matcher(line).matches();
    }
}
