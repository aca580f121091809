package daylight.conversion;

/// A part of LibreOffice, which distributions pack by itself.
public enum OfficeModule {
    WRITER("libswlo.so", "writer_pdf_Export", "libreoffice-writer-nogui"),
    CALC("libsclo.so", "calc_pdf_Export", "libreoffice-calc-nogui"),
    IMPRESS("libsdlo.so", "impress_pdf_Export", "libreoffice-impress-nogui"),
    DRAW("libsdlo.so", "draw_pdf_Export", "libreoffice-draw-nogui");

    private final String library;
    private final String exportFilter;
    private final String debianPackage;

    OfficeModule(String library, String exportFilter, String debianPackage) {
        this.library = library;
        this.exportFilter = exportFilter;
        this.debianPackage = debianPackage;
    }

    /// The file by which it is known to be there.
    String library() {
        return library;
    }

    /// What it calls writing a PDF.
    String exportFilter() {
        return exportFilter;
    }

    /// The package that brings it on Debian and Ubuntu.
    public String debianPackage() {
        return debianPackage;
    }
}
