package daylight.desk;

import picocli.CommandLine.IVersionProvider;

/// What `--version` prints: the version of the build, and of what decides how cases are read.
final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
        String build = Version.class.getPackage().getImplementationVersion();
        return new String[] {
            "Daylight " + (build == null ? "(not built as a package)" : build),
            "Case format " + daylight.store.CaseFolder.FORMAT,
            "Java " + Runtime.version()
        };
    }
}
