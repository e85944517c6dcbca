package org.pagetint.export;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// The fields of one object of a manifest, and their values as they must be. Fields that nobody asks for are skipped,
/// but there are no more than a few, and none stands there twice.
final class ManifestFields {
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern ADDRESS = Pattern.compile("0x[0-9a-f]{1,16}");
    private static final int MOST_FIELDS = 64;

    private final JsonParser json;
    private final Set<String> seen = new HashSet<>();

    /// Those of the object that `json` has come into.
    ManifestFields(JsonParser json) {
        this.json = json;
    }

    /// Goes on to the value of the next field.
    ///
    /// @return its name; empty if the object ends
    Optional<String> next() throws IOException {
        JsonToken token = json.nextToken();
        if (token == JsonToken.END_OBJECT) {
            return Optional.empty();
        }
        expect(token, JsonToken.FIELD_NAME);
        String name = json.currentName();
        if (!seen.add(name) || seen.size() > MOST_FIELDS) {
            throw refused();
        }
        json.nextToken();
        return Optional.of(name);
    }

    boolean isTrue() throws IOException {
        if (json.currentToken() != JsonToken.VALUE_TRUE && json.currentToken() != JsonToken.VALUE_FALSE) {
            throw refused();
        }
        return json.getBooleanValue();
    }

    /// A whole number that is not negative.
    long number() throws IOException {
        expect(json.currentToken(), JsonToken.VALUE_NUMBER_INT);
        long value = json.getLongValue();
        if (value < 0) {
            throw refused();
        }
        return value;
    }

    long address() throws IOException {
        return Long.parseUnsignedLong(matching(ADDRESS).substring("0x".length()), 16);
    }

    String hash() throws IOException {
        return matching(HASH);
    }

    /// A name in the folder of the export, as an export gives it: never one outside.
    String fileName() throws IOException {
        String name = text();
        if (!FileNames.isOne(name)) {
            throw refused();
        }
        return name;
    }

    String text() throws IOException {
        expect(json.currentToken(), JsonToken.VALUE_STRING);
        return json.getText();
    }

    private String matching(Pattern form) throws IOException {
        String text = text();
        if (!form.matcher(text).matches()) {
            throw refused();
        }
        return text;
    }

    private void expect(JsonToken found, JsonToken wanted) throws IOException {
        if (found != wanted) {
            throw refused();
        }
    }

    private IOException refused() {
        return new JsonParseException(json, "not as it is written");
    }
}
