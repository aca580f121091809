package daylight.desk;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonSerializable;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.jsontype.TypeSerializer;
import java.io.IOException;
import java.io.Reader;

/// A string of a JSON document that is too long to be held: it is read while it is written.
record LongText(CharSequence text) implements JsonSerializable {
    @Override
    public void serialize(JsonGenerator json, SerializerProvider known) throws IOException {
        json.writeString(Reader.of(text), -1);
    }

    @Override
    public void serializeWithType(JsonGenerator json, SerializerProvider known, TypeSerializer type)
            throws IOException {
        serialize(json, known);
    }
}
