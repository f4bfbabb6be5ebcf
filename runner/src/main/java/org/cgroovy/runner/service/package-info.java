/**
 * The runner as a service of root: containers for users who are not, under a policy. What comes in is hostile until it was
 * judged; a container is made with its user's rights from the first step that touches a file.
 */
@NullMarked
package org.cgroovy.runner.service;

import org.jspecify.annotations.NullMarked;
