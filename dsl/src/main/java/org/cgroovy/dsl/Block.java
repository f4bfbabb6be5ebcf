package org.cgroovy.dsl;

import groovy.lang.Closure;
import groovy.lang.GroovyObjectSupport;
import org.jspecify.annotations.Nullable;

/**
 * What the words between two braces are said to. Each public method of a subclass is one word.
 *
 * <p>A block asks only itself: a word that it does not know is an error with a suggestion. What the script around it
 * defined, its variables, closures and methods, can be used inside.
 */
public abstract class Block extends GroovyObjectSupport {
    private final String name;
    private Surroundings surroundings = Surroundings.NONE;

    Block(String name) {
        this.name = name;
    }

    /** The word that opens the block. */
    final String blockName() {
        return name;
    }

    final void enter(Surroundings around) {
        surroundings = around;
    }

    /** Says the words of a closure that was made elsewhere, such as one that several containers share. */
    public final void include(Closure<?> words) {
        Blocks.run(this, words);
    }

    public final void println(@Nullable Object value) {
        surroundings.print(Texts.of(value) + System.lineSeparator());
    }

    public final void print(@Nullable Object value) {
        surroundings.print(Texts.of(value));
    }

    /** Called by Groovy for a method that the block does not have. */
    public final @Nullable Object methodMissing(String word, Object arguments) {
        Object[] values = (Object[]) arguments;
        if (surroundings.hasMethod(word, values)) {
            return surroundings.call(word, values);
        }
        throw Vocabulary.of(this).unknown(word, values);
    }

    /** Called by Groovy for a property that the block does not have. */
    public final @Nullable Object propertyMissing(String word) {
        if (surroundings.hasVariable(word)) {
            return surroundings.variable(word);
        }
        throw Vocabulary.of(this).unknownVariable(word);
    }

    /** Called by Groovy for {@code word = value}: it sets a variable of the script, never a word. */
    @Override
    public final void setProperty(String word, @Nullable Object value) {
        if (Vocabulary.of(this).knows(word)) {
            throw new WordException(word + " is a word, not a variable: write it without '='");
        }
        surroundings.assign(word, value);
    }
}
