package org.cgroovy.cgroup.tool;

import org.cgroovy.cgroup.conf.ControllerSection;

/** What settings become before they are written. */
interface Conversion {
    /** As they are. */
    Conversion NONE = new Identity();

    /**
     * The settings for one cgroup.
     *
     * @throws ToolException with {@link Ecg#ECGNOVERSIONCONVERT} when one has no counterpart
     */
    ControllerSection convert(ControllerSection settings, Place place);

    /** Not a lambda: the first of a process costs more than the writes. */
    final class Identity implements Conversion {
        private Identity() {}

        @Override
        public ControllerSection convert(ControllerSection settings, Place place) {
            return settings;
        }
    }
}
