package daylight.conversion;

import java.util.List;
import java.util.stream.Collectors;

/// The settings that LibreOffice starts with: nothing of a document is executed, nothing is fetched, nobody is
/// asked. They stand in a profile of its own (`registrymodifications.xcu`), in the terms of LibreOffice's schemas
/// (`officecfg/registry/schema` of its sources).
final class ProfileSettings {
    /// One setting, by the schema's path.
    record Setting(String path, String name, String value) {
        private String xml() {
            return "<item oor:path=\"/org.openoffice." + path + "\"><prop oor:name=\"" + name
                    + "\" oor:op=\"fuse\"><value>" + value + "</value></prop></item>\n";
        }
    }

    private static final String SCRIPTING = "Office.Common/Security/Scripting";
    private static final String MISC = "Office.Common/Misc";
    private static final String PDF = "Office.Common/Filter/PDF/Export";

    static final List<Setting> USUAL = List.of(
            // Macros: only those of trusted places would run, there are none, and none runs at all.
            new Setting(SCRIPTING, "MacroSecurityLevel", "3"),
            new Setting(SCRIPTING, "DisableMacrosExecution", "true"),
            // Pictures and other things that lie elsewhere.
            new Setting(SCRIPTING, "BlockUntrustedRefererLinks", "true"),
            new Setting("Office.Writer/Content/Update", "Link", "2"),
            new Setting("Office.Calc/Content/Update", "Link", "2"),
            new Setting("Office.Java/VirtualMachine", "Enable", "false"),
            new Setting(MISC, "UseOpenCL", "false"),
            new Setting(MISC, "CrashReport", "false"),
            new Setting(MISC, "CollectUsageInformation", "false"),
            new Setting(MISC, "FirstRun", "false"),
            new Setting("Office.Recovery/RecoveryInfo", "Enabled", "false"),
            new Setting("Office.Recovery/AutoSave", "Enabled", "false"),
            new Setting("Setup/Office", "ooSetupInstCompleted", "true"),
            // The PDF is drawn and thrown away: it needs letters, and nothing to click on.
            new Setting(PDF, "EmbedStandardFonts", "true"),
            new Setting(PDF, "ExportFormFields", "false"),
            new Setting(PDF, "ExportBookmarks", "false"),
            new Setting(PDF, "UseTaggedPDF", "false"));

    private ProfileSettings() {}

    static String xml(List<Setting> settings) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <oor:items xmlns:oor="http://openoffice.org/2001/registry" \
                xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
                """ + settings.stream().map(Setting::xml).collect(Collectors.joining()) + "</oor:items>\n";
    }
}
