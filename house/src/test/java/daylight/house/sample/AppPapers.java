package daylight.house.sample;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;

/// `04 app`: what the application that officials are made to use really does.
final class AppPapers {
    private static final String FOLDER = "04 app/";

    private AppPapers() {}

    static List<Paper> papers() {
        return List.of(
                Paper.read(
                        FOLDER + "暖访使用手册.docx", manual(), "Chinese: the officials' manual, with table and footnotes"),
                Paper.read(
                        FOLDER + "инструкция для дежурных.docx",
                        duty(),
                        "Russian: what the duty room does at 70 points"),
                Paper.read(
                        FOLDER + "rules.json", rules(), "the scoring rules as shipped: the proof against article 2.2"),
                Paper.read(FOLDER + "config.xml", config(), "where the data go; `minimum_age` is 0"),
                Paper.read(FOLDER + "household-cards-week-35.csv", cards(), "export with a child of 13"),
                Paper.read(FOLDER + "quota-week-32.csv", quota(), "visits owed, visits made, money withheld"),
                Paper.read(
                        FOLDER + "field-list.xlsx", fields(), "fields by version: the age filter was removed in 1.3"),
                Paper.read(FOLDER + "sync.log", log(), "the server's log: copies leave the town each night"),
                Paper.read(FOLDER + "release-notes.md", releases(), "the vendor's notes to each version"),
                Paper.read(
                        FOLDER + "ئەپ ئىشلىتىش.txt", ugGuide(), "Uyghur, UTF-16: short instruction for the officials"));
    }

    private static byte[] manual() {
        return new WordDocument("""
                # “暖访”手机应用使用手册（工作人员版）
                哈尔维隆公司为塞尔曼套编制，版本1.4，2021年8月
                ## 一、上门
                每名工作人员负责十户，每周至少十二次。进门后先聊家常，不要当面填写卡片。
                ## 二、填写卡片
                离开后三十分钟内完成三十六项。第36项“个人印象”可以不上门填写。
                | 项目 | 情况 | 分值
                | 走后门 | 是 | 6
                | 不再与邻居打招呼 | 是 | 9
                | 手机关机超过十二小时 | 每次 | 8
                | 书面投诉 | 是 | 12
                ## 三、关注指数
                系统自动计算关注指数。达到70分的家庭，四十八小时内由两人上门。{^合同中称“指数”而不称“评分”，对外请统一口径。}
                ## 四、孩子
                十四岁以下的孩子同样填写。孩子回答“不知道”，记7分。
                ## 五、不填写的后果
                未完成次数的，扣发当月津贴。
                """, "zh-CN", "Halveron Systems", LocalDateTime.of(2021, 8, 2, 9, 0), "暖访 1.4").bytes();
    }

    private static byte[] duty() {
        return new WordDocument("""
                # Инструкция для дежурных
                Подвал ратуши, Сельментау. Действует с 9 августа 2021 года
                1. Когда индекс семьи доходит до 70, на экране загорается жёлтая полоса. Дежурный звонит двум служащим.
                2. Причину посещения семье не называть.
                3. Если семья не открывает, проверить показания счётчика и камеру у рыночных ворот.
                4. Записи о детях не удалять, даже если просят родители. Поле «возраст» больше ничего не ограничивает.
                5. Список «от 85» распечатывать по пятницам и относить лично главе города.
                Составил: Глеб Ворсунов, Халверон
                """, "ru", "Глеб Ворсунов", LocalDateTime.of(2021, 8, 6, 18, 20)).bytes();
    }

    private static byte[] rules() {
        return PlainFormats.utf8("""
                {
                  "product": "Warm Visit", "version": "1.4", "town": "Selmentau",
                  "output": "attention_score", "label_for_public": "none", "label_for_contract": "index",
                  "minimum_age": 0, "minimum_age_before_1_3": 14,
                  "rules": [
                    {"field": 9, "when": "uses back door", "points": 6},
                    {"field": 14, "when": "stopped greeting neighbours", "points": 9},
                    {"field": 17, "when": "telephone off more than 12 h", "points": 8},
                    {"field": 27, "when": "child answers don't know", "points": 7},
                    {"field": 31, "when": "complained in writing", "points": 12, "then_multiply": 1.5}
                  ],
                  "actions": [{"from": 70, "do": "two officials, 48 h"}, {"from": 85, "do": "mayor's list"}]
                }
                """);
    }

    private static byte[] config() {
        return PlainFormats.utf8("""
                <?xml version="1.0" encoding="UTF-8"?>
                <warmvisit site="selmentau">
                  <!-- 1.3 -->
                  <change by="g.vorsunov" ticket="77">21 July: age filter off by order of O.B.; not for the release notes.</change>
                  <cards minimum_age="0" show_to_household="false"/>
                  <upload every="night" to="https://collect.halveron.example/selmentau" keep_years="15"/>
                  <sources register="yes" meters="yes" clinic="yes" plates="market-gate"/>
                </warmvisit>
                """);
    }

    private static byte[] cards() {
        return PlainFormats.utf8("""
                household;street;persons;youngest;tenant;complaint;score;next visit
                0417;Poplar Avenue;3;13;yes;yes;74;two officials
                0418;Poplar Avenue;2;;no;no;12;
                0533;School Street;5;4;yes;no;41;weekly
                0671;Bus Yard;1;;yes;yes;88;mayor's list
                0702;Clinic Lane;4;9;no;no;26;
                """);
    }

    private static byte[] quota() {
        return PlainFormats.utf8("""
                official,office,owed,made,withheld_orun
                K-03,school,12,12,0
                K-07,school,12,4,800
                K-11,clinic,12,12,0
                K-12,clinic,12,9,400
                K-19,town hall,12,0,1200
                """);
    }

    private static byte[] fields() {
        return new Workbook(
                        "Gleb Vorsunov",
                        LocalDateTime.of(2021, 7, 21, 22, 14),
                        List.of(new Workbook.Sheet("Fields", false, """
                        No.|Field|1.2|1.3|1.4
                        4|Children|age 14 and older|all|all
                        27|Child answers "don't know"|-|7|7
                        31|Has complained in writing|-|-|12
                        36|Official's impression|0-10|0-20|0-20
                        Sum of points||=SUM(C2:C5)~0|=SUM(D2:D5)~7|=SUM(E2:E5)~19"""), new Workbook.Sheet("Tickets", true, """
                        Ticket|Opened by|Text
                        77|O. Baltaqay|Remove the age filter before the launch. No entry in the release notes.
                        78|A. Qelembek|Who decided ticket 77? The contract the council saw says otherwise.
                        79|O. Baltaqay|Close 78.""")))
                .bytes();
    }

    private static byte[] log() {
        var out = new StringBuilder();
        for (int day = 9; day <= 31; day++) {
            int sent = 5_200 + 37 * day;
            out.append(String.format(Locale.ROOT, "2021-08-%02d 02:00:04 sync start cards=%d\n", day, sent));
            out.append(String.format(
                    Locale.ROOT,
                    "2021-08-%02d 02:07:%02d sync to collect.halveron.example done cards=%d children=%d\n",
                    day,
                    day,
                    sent,
                    1_140 + day));
        }
        out.append("2021-08-31 22:41:10 user a.qelembek export cards week=35 reason=\"none given\" ALERT mayor\n");
        return PlainFormats.utf8(out.toString());
    }

    private static byte[] releases() {
        return PlainFormats.utf8("""
                # Warm Visit for Selmentau

                ## 1.4, 2 August 2021
                - Field 31 added at the customer's wish.
                - Officials can complete field 36 from the office.

                ## 1.3, 21 July 2021
                - Small improvements.

                ## 1.2, 30 June 2021
                - First delivery. Children under 14 are filtered on input.
                """);
    }

    private static byte[] ugGuide() {
        return PlainFormats.utf16("""
                «ئىللىق زىيارەت» ئەپىنى ئىشلىتىش قوللانمىسى
                سەلمەنتاۋ خادىملىرى ئۈچۈن

                1. ھەر بىر خادىم ئون ئائىلىگە مەسئۇل بولىدۇ، ھەپتىدە ئون ئىككى قېتىم كىرىدۇ.
                2. كارتىنى ئۆي ئىگىسىنىڭ ئالدىدا تولدۇرماڭ.
                3. ئارقا ئىشىكتىن چىقىدىغانلار، قوشنىسىغا سالام قىلمايدىغانلار، تېلېفونىنى ئېتىۋالىدىغانلار ئايرىم يېزىلسۇن.
                4. بالىلار «بىلمەيمەن» دېسە، ئۇنىمۇ يېزىڭ.
                5. نومۇر 70 كە يەتسە، 48 سائەت ئىچىدە ئىككى خادىم كىرىدۇ.
                """);
    }
}
