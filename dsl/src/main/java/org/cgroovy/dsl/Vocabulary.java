package org.cgroovy.dsl;

import groovy.lang.DelegatesTo;
import groovy.lang.MissingMethodException;
import groovy.lang.MissingPropertyException;
import groovy.lang.Script;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.codehaus.groovy.runtime.InvokerHelper;

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
            RlimitsDsl.class,
            CgroupDsl.class,
            HierarchyDsl.class);
    /** What opens a block in a script only. */
    private static final Set<String> OUTERMOST = Set.of("container", "cgroup", "hierarchy", "transaction");

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

    /** The words that open blocks. */
    public static List<String> blocks() {
        return BLOCKS.stream().map(Vocabulary::name).toList();
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
        return refusal(missing.getMethod(), missing.getArguments());
    }

    /** The same of a property. */
    public String unknownProperty(MissingPropertyException missing) {
        Class<?> owner = missing.getType();
        if (missing.getProperty() == null) {
            return String.valueOf(missing.getMessage());
        }
        if (owner != null && !Script.class.isAssignableFrom(owner)) {
            return Signatures.kind(owner) + " has no property " + missing.getProperty();
        }
        return refusal(missing.getProperty());
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

    /** Whether these are the words of a block, not those of the script itself. */
    public boolean isBlock() {
        return type != CgroovyScript.class;
    }

    /** The vocabulary of the block that this word opens here. */
    public Optional<Vocabulary> opened(String word) {
        return Arrays.stream(type.getDeclaredMethods())
                .filter(method -> method.getName().equals(word) && isWord(method))
                .flatMap(method -> Arrays.stream(method.getParameters()))
                .map(parameter -> parameter.getAnnotation(DelegatesTo.class))
                .filter(Objects::nonNull)
                .map(target -> new Vocabulary(word, target.value()))
                .findFirst();
    }

    /** What to say of a word that is none here, when it is certain enough what was meant. */
    public Optional<String> misspelt(String word) {
        boolean answered = knows(word)
                || !InvokerHelper.getMetaClass(type).respondsTo(type, word).isEmpty();
        return answered ? Optional.empty() : owner(word).or(() -> nearest(word));
    }

    boolean knows(String word) {
        return words().contains(word);
    }

    WordException unknown(String word, Object[] arguments) {
        return new WordException(refusal(word, arguments));
    }

    private String refusal(String word, Object[] arguments) {
        return knows(word) ? Signatures.refusal(type, word, arguments) : stranger(word);
    }

    WordException unknownVariable(String word) {
        return new WordException(refusal(word));
    }

    private String refusal(String word) {
        return knows(word) ? Signatures.bare(type, word) : stranger(word);
    }

    private String stranger(String word) {
        return owner(word)
                .or(() -> nearest(word))
                .orElseGet(() -> isBlock()
                        ? word + " is no word of " + place() + ", which knows " + String.join(", ", words())
                        : word + ": no such word, and no variable or method of the script");
    }

    private Optional<String> owner(String word) {
        if (OUTERMOST.contains(word) && isBlock()) {
            return Optional.of(word + " { } stands by itself, not inside " + place());
        }
        return BLOCKS.stream()
                .filter(other -> new Vocabulary("", other).knows(word))
                .map(other -> word + " belongs to " + name(other) + " { }, not to " + place())
                .findFirst();
    }

    private Optional<String> nearest(String word) {
        return Suggestion.of(word, words()).map(best -> word + ": did you mean " + best + "?");
    }

    private String place() {
        return isBlock() ? block + " { }" : "the script itself";
    }

    private static boolean isWord(Method method) {
        return Modifier.isPublic(method.getModifiers())
                && !Modifier.isStatic(method.getModifiers())
                && !method.isSynthetic()
                && !isGetter(method);
    }

    /** A property to Groovy, or what lets a word stand without parentheses: {@code named} is {@code getNamed()}. */
    private static boolean isGetter(Method method) {
        return method.getParameterCount() == 0 && method.getName().matches("get[A-Z].*");
    }
}
