package org.cgroovy.linux;

import java.util.List;

/** A message that came through a Unix socket, with the descriptors that came with it: ours now, to be closed by us. */
public record Parcel(byte[] bytes, List<Integer> descriptors) {
    public Parcel {
        descriptors = List.copyOf(descriptors);
    }
}
