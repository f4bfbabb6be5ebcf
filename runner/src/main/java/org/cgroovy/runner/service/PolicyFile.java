package org.cgroovy.runner.service;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Reads the administrator's policy: JSON, in which comments may stand. Whatever is not understood is an error that names the
 * line: a rule that is misspelt must not be one that does not hold.
 */
final class PolicyFile {
    private final Path file;

    PolicyFile(Path file) {
        this.file = file;
    }

    /** @throws PolicyException when it cannot be read, is not root's alone, or is wrong */
    Administration read() {
        try {
            if (!Files.exists(file)) {
                return Administration.NONE;
            }
            requireRoots();
            return parse(Files.readString(file));
        } catch (NoSuchFileException e) {
            return Administration.NONE;
        } catch (IOException e) {
            throw new PolicyException(file + ": cannot be read: " + e.getMessage());
        }
    }

    private void requireRoots() throws IOException {
        Set<PosixFilePermission> rights = Files.getPosixFilePermissions(file);
        boolean roots = Integer.valueOf(0).equals(Files.getAttribute(file, "unix:uid"));
        if (!roots
                || rights.contains(PosixFilePermission.GROUP_WRITE)
                || rights.contains(PosixFilePermission.OTHERS_WRITE)) {
            throw new PolicyException(
                    file + ": others than root may write it; chown root " + file + " && chmod go-w " + file);
        }
    }

    Administration parse(String text) {
        try (JsonParser parser = new JsonFactory()
                .enable(JsonParser.Feature.ALLOW_COMMENTS)
                .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
                .createParser(text)) {
            Administration read = sections(parser);
            if (parser.nextToken() != null) {
                throw wrong(parser, "something follows the end");
            }
            return read;
        } catch (JsonProcessingException e) {
            throw new PolicyException(file + ":" + e.getLocation().getLineNr() + ": " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new PolicyException(file + ": " + e.getMessage());
        }
    }

    private Administration sections(JsonParser parser) throws IOException {
        Rule all = Rule.NOTHING;
        Map<String, Rule> groups = Map.of();
        Map<String, Rule> users = Map.of();
        parser.nextToken();
        begin(parser);
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String section = parser.currentName();
            parser.nextToken();
            switch (section) {
                case "default" -> all = rule(parser);
                case "groups" -> groups = rules(parser);
                case "users" -> users = rules(parser);
                default -> throw wrong(parser, "'" + section + "' is none of default, groups, users");
            }
        }
        return new Administration(all, groups, users);
    }

    private Map<String, Rule> rules(JsonParser parser) throws IOException {
        var rules = new LinkedHashMap<String, Rule>();
        begin(parser);
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            rules.put(name, rule(parser));
        }
        return rules;
    }

    private Rule rule(JsonParser parser) throws IOException {
        var values = new RuleValues();
        begin(parser);
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            parser.nextToken();
            try {
                values.set(key, value(parser, key));
            } catch (IllegalArgumentException e) {
                throw wrong(parser, String.valueOf(e.getMessage()));
            }
        }
        return values.rule();
    }

    private Object value(JsonParser parser, String key) throws IOException {
        return switch (parser.currentToken()) {
            case VALUE_TRUE, VALUE_FALSE -> parser.getBooleanValue();
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> parser.getDecimalValue();
            case VALUE_STRING -> parser.getText();
            default -> throw wrong(parser, "'" + key + "' must be one value");
        };
    }

    private void begin(JsonParser parser) {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            throw wrong(parser, "an object is expected: { … }");
        }
    }

    private PolicyException wrong(JsonParser parser, String why) {
        return new PolicyException(file + ":" + parser.currentLocation().getLineNr() + ": " + why);
    }
}
