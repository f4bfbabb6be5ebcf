package org.cgroovy.dsl;

import groovy.lang.Closure;

/** The one place that runs the closure of a block. */
final class Blocks {
    private Blocks() {}

    /** Says the words of a closure to a block, and to nothing else; returns the block. */
    static <B extends Block> B run(B block, Closure<?> words) {
        Closure<?> own = (Closure<?>) words.clone();
        own.setDelegate(block);
        own.setResolveStrategy(Closure.DELEGATE_ONLY);
        block.enter(Surroundings.of(own));
        if (own.getMaximumNumberOfParameters() == 0) {
            own.call();
        } else {
            own.call(block);
        }
        return block;
    }
}
