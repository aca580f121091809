package daylight.reader.table;

import daylight.reader.ground.Hostile;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.hssf.record.BoundSheetRecord;
import org.apache.poi.hssf.record.ExternSheetRecord;
import org.apache.poi.hssf.record.ExternalNameRecord;
import org.apache.poi.hssf.record.NameRecord;
import org.apache.poi.hssf.record.SupBookRecord;
import org.apache.poi.ss.formula.EvaluationWorkbook.ExternalSheet;
import org.apache.poi.ss.formula.FormulaRenderer;
import org.apache.poi.ss.formula.FormulaRenderingWorkbook;
import org.apache.poi.ss.formula.ptg.NamePtg;
import org.apache.poi.ss.formula.ptg.NameXPtg;
import org.apache.poi.ss.formula.ptg.Ptg;
import org.jspecify.annotations.Nullable;

/// What a binary workbook's formulas refer to by number, and the formulas as people write them ([MS-XLS] 2.5.198).
final class OldFormulas implements FormulaRenderingWorkbook {
    /// Stands for what a formula refers to and the workbook does not have.
    private static final String LOST = "#REF";

    /// @param names what this workbook knows of the names of the other
    private record Book(SupBookRecord book, List<String> names) {}

    private final List<BoundSheetRecord> sheets = new ArrayList<>();
    private final List<NameRecord> names = new ArrayList<>();
    private final List<Book> books = new ArrayList<>();
    private final List<ExternSheetRecord> references = new ArrayList<>();

    void add(BoundSheetRecord sheet) {
        sheets.add(sheet);
    }

    void add(NameRecord name) {
        names.add(name);
    }

    void add(SupBookRecord book) {
        books.add(new Book(book, new ArrayList<>()));
    }

    void add(ExternalNameRecord name) {
        if (!books.isEmpty()) {
            books.getLast().names().add(name.getText());
        }
    }

    void add(ExternSheetRecord sheet) {
        references.add(sheet);
    }

    List<BoundSheetRecord> sheets() {
        return sheets;
    }

    List<NameRecord> names() {
        return names;
    }

    /// The other workbooks that this one takes from.
    List<String> linkedBooks() {
        return books.stream()
                .filter(book -> book.book().isExternalReferences())
                .map(book -> book.book().getURL())
                .toList();
    }

    /// A formula as it is written, without the sign before it; empty where it cannot be told.
    String written(Ptg[] tokens) {
        String[] text = {""};
        if (tokens.length > 0) {
            Hostile.thrownBy(() -> text[0] = FormulaRenderer.toFormulaString(this, tokens));
        }
        return text[0];
    }

    @Override
    public @Nullable ExternalSheet getExternalSheet(int reference) {
        if (references.isEmpty()) {
            return null;
        }
        ExternSheetRecord sheet = references.getFirst();
        int at = sheet.getExtbookIndexFromRefIndex(reference);
        if (at < 0 || at >= books.size() || !books.get(at).book().isExternalReferences()) {
            return null;
        }
        SupBookRecord book = books.get(at).book();
        int first = sheet.getFirstSheetIndexFromRefIndex(reference);
        String[] sheetNames = book.getSheetNames();
        return new ExternalSheet(book.getURL(), first >= 0 && first < sheetNames.length ? sheetNames[first] : LOST);
    }

    @Override
    public String getSheetFirstNameByExternSheet(int reference) {
        return references.isEmpty() ? LOST : sheet(references.getFirst().getFirstSheetIndexFromRefIndex(reference));
    }

    @Override
    public String getSheetLastNameByExternSheet(int reference) {
        return references.isEmpty() ? LOST : sheet(references.getFirst().getLastSheetIndexFromRefIndex(reference));
    }

    private String sheet(int index) {
        return index >= 0 && index < sheets.size() ? sheets.get(index).getSheetname() : LOST;
    }

    @Override
    public String resolveNameXText(NameXPtg name) {
        int at = references.isEmpty() ? -1 : references.getFirst().getExtbookIndexFromRefIndex(name.getSheetRefIndex());
        if (at < 0 || at >= books.size()) {
            return LOST;
        }
        List<String> known = books.get(at).book().isInternalReferences()
                ? names.stream().map(NameRecord::getNameText).toList()
                : books.get(at).names();
        int index = name.getNameIndex();
        return index >= 0 && index < known.size() ? known.get(index) : LOST;
    }

    @Override
    public String getNameText(NamePtg name) {
        int index = name.getIndex();
        return index >= 0 && index < names.size() ? names.get(index).getNameText() : LOST;
    }
}
