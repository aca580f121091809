package daylight.index;

import daylight.index.Ask.Sorting;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;

/// The order of hits, in Lucene's terms. The last field is always the document's SHA-256, so that no two are
/// equal.
final class Order {
    private Order() {}

    static Sort of(Sorting sorting) {
        SortField id = new SortField(DocumentFields.ID, SortField.Type.STRING);
        return switch (sorting) {
            case SCORE -> new Sort(SortField.FIELD_SCORE, id);
            case NEWEST -> new Sort(number(NumberField.DATE, true), id);
            case OLDEST -> new Sort(number(NumberField.DATE, false), id);
            case LARGEST -> new Sort(number(NumberField.SIZE, true), id);
            case SMALLEST -> new Sort(number(NumberField.SIZE, false), id);
            case PATH -> new Sort(new SortField(DocumentFields.PATH_ORDER, SortField.Type.STRING), id);
        };
    }

    private static SortField number(NumberField field, boolean largestFirst) {
        long last = largestFirst ? Long.MIN_VALUE : Long.MAX_VALUE;
        return new SortField(field.stored(), SortField.Type.LONG, largestFirst, last);
    }
}
