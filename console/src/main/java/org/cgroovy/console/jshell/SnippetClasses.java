package org.cgroovy.console.jshell;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import jdk.jshell.execution.LoaderDelegate;
import jdk.jshell.spi.ExecutionControl.ClassBytecodes;
import jdk.jshell.spi.ExecutionControl.ClassInstallException;
import org.cgroovy.dsl.Containers;
import org.cgroovy.dsl.Here;

/** Loads what JShell has compiled. Code that it loads acts on the session of this console. */
final class SnippetClasses implements LoaderDelegate {
    private final Loader loader;

    /** @param parent what else is loaded by */
    SnippetClasses(ClassLoader parent, Containers containers, SharedValues shared) {
        this.loader = new Loader(parent, containers, shared);
    }

    ClassLoader loader() {
        return loader;
    }

    @Override
    public void load(ClassBytecodes[] classes) throws ClassInstallException {
        classesRedefined(classes);
        var loaded = new boolean[classes.length];
        try {
            for (int i = 0; i < classes.length; i++) {
                Class.forName(classes[i].name(), true, loader);
                loaded[i] = true;
            }
        } catch (ClassNotFoundException | LinkageError e) {
            throw new ClassInstallException("load: " + e.getMessage(), loaded);
        }
    }

    @Override
    public void classesRedefined(ClassBytecodes[] classes) {
        for (ClassBytecodes each : classes) {
            loader.bytes.put(each.name(), each.bytecodes());
        }
    }

    /** JShell itself compiles with that path; what is on it the parent loads. */
    @Override
    public void addToClasspath(String path) {}

    @Override
    public Class<?> findClass(String name) throws ClassNotFoundException {
        return loader.loadClass(name);
    }

    private static final class Loader extends ClassLoader implements Here, SharedValues.Holder {
        private final Map<String, byte[]> bytes = new ConcurrentHashMap<>();
        private final Containers containers;
        private final SharedValues shared;

        Loader(ClassLoader parent, Containers containers, SharedValues shared) {
            super(parent);
            this.containers = containers;
            this.shared = shared;
        }

        @Override
        public Containers containers() {
            return containers;
        }

        @Override
        public SharedValues shared() {
            return shared;
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            byte[] code = bytes.get(name);
            if (code == null) {
                throw new ClassNotFoundException(name);
            }
            return defineClass(name, code, 0, code.length);
        }
    }
}
