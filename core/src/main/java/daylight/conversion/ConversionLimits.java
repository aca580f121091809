package daylight.conversion;

/// What one conversion may spend.
///
/// @param wallSeconds       elapsed time
/// @param cpuSeconds        CPU time
/// @param memoryBytes       address space of the process
/// @param temporaryBytesMax its files in memory, the profile among them
/// @param pdfBytesMax       the PDF
public record ConversionLimits(
        int wallSeconds, int cpuSeconds, long memoryBytes, long temporaryBytesMax, long pdfBytesMax) {
    /// Most documents take a second or two; what takes more than this is told, and its text can be read all the same.
    private static final int CPU_SECONDS = 120;

    /// A laptop under load may give it a fifth of a processor.
    private static final int WALL_SECONDS = 600;

    private static final long MEMORY_BYTES = 4L << 30;
    private static final long TEMPORARY_BYTES_MAX = 1L << 30;
    private static final long PDF_BYTES_MAX = 256L << 20;

    /// Those of every command.
    public static final ConversionLimits USUAL =
            new ConversionLimits(WALL_SECONDS, CPU_SECONDS, MEMORY_BYTES, TEMPORARY_BYTES_MAX, PDF_BYTES_MAX);

    public ConversionLimits {
        if (wallSeconds <= 0 || cpuSeconds <= 0 || memoryBytes <= 0 || temporaryBytesMax <= 0 || pdfBytesMax <= 0) {
            throw new IllegalArgumentException("every limit of a conversion is positive");
        }
    }
}
