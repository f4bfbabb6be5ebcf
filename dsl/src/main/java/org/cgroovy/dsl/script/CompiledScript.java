package org.cgroovy.dsl.script;

import java.util.Map;

/**
 * The classes of one script.
 *
 * @param mainClass the name of the class with the script's statements
 * @param classes class files by class name
 * @param beside what the files hold that were compiled with it, by their paths; see {@link Neighbours}
 */
record CompiledScript(String mainClass, Map<String, byte[]> classes, Map<String, String> beside) {
    CompiledScript {
        classes = Map.copyOf(classes);
        beside = Map.copyOf(beside);
    }

    /** Loads the class with the script's statements; the others follow when they are used. */
    Class<?> load(ClassLoader parent) throws ClassNotFoundException {
        return new Loader(parent, classes).loadClass(mainClass);
    }

    private static final class Loader extends ClassLoader {
        private final Map<String, byte[]> classes;

        Loader(ClassLoader parent, Map<String, byte[]> classes) {
            super(parent);
            this.classes = classes;
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            byte[] bytes = classes.get(name);
            if (bytes == null) {
                throw new ClassNotFoundException(name);
            }
            return defineClass(name, bytes, 0, bytes.length);
        }
    }
}
