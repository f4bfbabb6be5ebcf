package org.cgroovy.dsl;

import groovy.lang.MissingMethodException;
import groovy.lang.MissingPropertyException;
import groovy.lang.Script;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The words of one kind of block, read from its class, and what to say when a word is not among them. Made for errors
 * and for the console's completion only: a script without mistakes never needs it.
 */
public final class Vocabulary {
    private static final List<Class<? extends Block>> BLOCKS = List.of(
            ContainerDsl.class,
            NamespacesDsl.class,
            MountsDsl.class,
            LimitsDsl.class,
            DevicesDsl.class,
            CapabilitiesDsl.class,
            RlimitsDsl.class);

    private final String block;
    private final Class<?> type;

    private Vocabulary(String block, Class<?> type) {
        this.block = block;
        this.type = type;
    }

    static Vocabulary of(Block block) {
        return new Vocabulary(block.blockName(), block.getClass());
    }

    /** The vocabulary of the block that this word opens, such as {@code limits}. */
    public static Optional<Vocabulary> of(String block) {
        return BLOCKS.stream()
                .filter(type -> name(type).equals(block))
                .findFirst()
                .map(type -> new Vocabulary(block, type));
    }

    /** The word that opens a block of that class. */
    static String name(Class<? extends Block> type) {
        String name = type.getSimpleName();
        return Character.toLowerCase(name.charAt(0)) + name.substring(1, name.length() - "Dsl".length());
    }

    /** The words that stand outside of all blocks. */
    public static Vocabulary ofScripts() {
        return new Vocabulary("script", CgroovyScript.class);
    }

    /** What to say of a method that Groovy did not find, wherever that was. */
    public String unknownMethod(MissingMethodException missing) {
        if (!Script.class.isAssignableFrom(missing.getType())) {
            return Signatures.kind(missing.getType()) + " has no method "
                    + Signatures.call(missing.getMethod(), missing.getArguments());
        }
        return unknown(missing.getMethod(), missing.getArguments()).getMessage();
    }

    /** The same of a property. */
    public String unknownProperty(MissingPropertyException missing) {
        Class<?> owner = missing.getType();
        if (owner != null && !Script.class.isAssignableFrom(owner)) {
            return Signatures.kind(owner) + " has no property " + missing.getProperty();
        }
        return unknownVariable(missing.getProperty()).getMessage();
    }

    public Set<String> words() {
        var words = new TreeSet<String>();
        for (Method method : type.getDeclaredMethods()) {
            if (isWord(method)) {
                words.add(method.getName());
            }
        }
        return words;
    }

    boolean knows(String word) {
        return words().contains(word);
    }

    WordException unknown(String word, Object[] arguments) {
        return new WordException(knows(word) ? Signatures.refusal(type, word, arguments) : stranger(word));
    }

    WordException unknownVariable(String word) {
        return new WordException(knows(word) ? Signatures.bare(type, word) : stranger(word));
    }

    private String stranger(String word) {
        Optional<String> owner = BLOCKS.stream()
                .filter(other -> new Vocabulary("", other).knows(word))
                .map(Vocabulary::name)
                .findFirst();
        if (owner.isPresent()) {
            return word + " belongs to " + owner.get() + " { }, not to " + place();
        }
        if (word.equals("container")) {
            return "container { } stands by itself, not inside " + place();
        }
        return Suggestion.of(word, words())
                .map(best -> word + ": did you mean " + best + "?")
                .orElseGet(() -> word + " is no word of " + place() + ", which knows " + String.join(", ", words()));
    }

    private String place() {
        return type == CgroovyScript.class ? "the script itself" : block + " { }";
    }

    private static boolean isWord(Method method) {
        return Modifier.isPublic(method.getModifiers())
                && !Modifier.isStatic(method.getModifiers())
                && !method.isSynthetic();
    }
}
