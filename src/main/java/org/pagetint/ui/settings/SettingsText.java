package org.pagetint.ui.settings;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Settings as JSON: one object of texts and lists of texts. Pure.
final class SettingsText {
    private static final JsonFactory JSON = new JsonFactory();

    private SettingsText() {}

    /// The text is JSON, but no settings.
    static final class NoSettingsException extends IOException {
        private static final long serialVersionUID = 1L;

        NoSettingsException(String what) {
            super(what);
        }
    }

    /// The text for `values`, in alphabetical order, a line each.
    static String write(Map<String, List<String>> values) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text).useDefaultPrettyPrinter()) {
            json.writeStartObject();
            for (Map.Entry<String, List<String>> entry : new TreeMap<>(values).entrySet()) {
                json.writeArrayFieldStart(entry.getKey());
                for (String value : entry.getValue()) {
                    json.writeString(value);
                }
                json.writeEndArray();
            }
            json.writeEndObject();
        }
        return text + "\n";
    }

    /// The values of `text`.
    ///
    /// @throws IOException if it is not such a text
    static Map<String, List<String>> read(String text) throws IOException {
        Map<String, List<String>> values = new HashMap<>();
        try (JsonParser json = JSON.createParser(text)) {
            expect(json.nextToken(), JsonToken.START_OBJECT);
            while (json.nextToken() != JsonToken.END_OBJECT) {
                expect(json.currentToken(), JsonToken.FIELD_NAME);
                String name = json.currentName();
                expect(json.nextToken(), JsonToken.START_ARRAY);
                values.put(name, texts(json));
            }
            if (json.nextToken() != null) {
                throw new NoSettingsException("more than one object");
            }
        }
        return values;
    }

    private static List<String> texts(JsonParser json) throws IOException {
        List<String> texts = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            expect(json.currentToken(), JsonToken.VALUE_STRING);
            texts.add(json.getText());
        }
        return texts;
    }

    private static void expect(@Nullable JsonToken token, JsonToken wanted) throws IOException {
        if (token != wanted) {
            throw new NoSettingsException(token + " where " + wanted + " was expected");
        }
    }
}
