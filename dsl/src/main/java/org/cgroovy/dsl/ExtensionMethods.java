package org.cgroovy.dsl;

import groovy.lang.GroovySystem;
import groovy.lang.MetaMethod;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.codehaus.groovy.reflection.ReflectionCache;
import org.codehaus.groovy.runtime.m12n.ExtensionModule;
import org.codehaus.groovy.runtime.m12n.MetaInfExtensionModule;
import org.codehaus.groovy.runtime.m12n.PropertiesModuleFactory;
import org.codehaus.groovy.runtime.metaclass.NewInstanceMetaMethod;

/**
 * What values of other types can do in scripts, such as {@code 50.percent}: the classes of {@code META-INF/groovy}, whose
 * public static methods are methods of their first parameter's type. Groovy's own kind of module starts java.util.logging
 * for the warnings that it might have to give; where Groovy comes up, that would be 16 ms of each start.
 */
public final class ExtensionMethods extends PropertiesModuleFactory {
    @Override
    public ExtensionModule newModule(Properties properties, ClassLoader loader) {
        // The static compiler, which asks later, knows no other kind than Groovy's own.
        boolean comesUp = GroovySystem.getMetaClassRegistry() == null;
        return comesUp ? new Module(properties, loader) : MetaInfExtensionModule.newModule(properties, loader);
    }

    private static final class Module extends ExtensionModule {
        private final List<String> classes;
        private final ClassLoader loader;

        Module(Properties properties, ClassLoader loader) {
            super(properties.getProperty(MODULE_NAME_KEY), properties.getProperty(MODULE_VERSION_KEY));
            this.classes = List.of(properties
                    .getProperty(MetaInfExtensionModule.MODULE_INSTANCE_CLASSES_KEY)
                    .split(","));
            this.loader = loader;
        }

        @Override
        public List<MetaMethod> getMetaMethods() {
            return classes.stream().flatMap(this::methods).toList();
        }

        private Stream<MetaMethod> methods(String name) {
            return Stream.of(ReflectionCache.getCachedClass(load(name)).getMethods())
                    .filter(method -> method.isStatic() && method.isPublic() && method.getParamsCount() > 0)
                    .map(NewInstanceMetaMethod::new);
        }

        private Class<?> load(String name) {
            try {
                return loader.loadClass(name);
            } catch (ClassNotFoundException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
