package org.cgroovy.runner.service;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * The administrator's policy: a rule for all, rules for groups, rules for users. The more special one counts; of several
 * groups the later one.
 */
record Administration(Rule all, Map<String, Rule> groups, Map<String, Rule> users) {
    /** Where there is no file. */
    static final Administration NONE = new Administration(Rule.NOTHING, Map.of(), Map.of());

    Administration {
        groups = new LinkedHashMap<>(groups);
        users = new LinkedHashMap<>(users);
    }

    /** The same where that holds what the file does not say. */
    Administration over(Rule standard) {
        return new Administration(standard.then(all), groups, users);
    }

    /**
     * @param names of the user: his name and his number
     * @param groupNames of his groups, and their numbers
     */
    Grant grant(Set<String> names, Set<String> groupNames) {
        Rule rule = all;
        for (Map.Entry<String, Rule> group : groups.entrySet()) {
            if (groupNames.contains(group.getKey())) {
                rule = rule.then(group.getValue());
            }
        }
        for (Map.Entry<String, Rule> user : users.entrySet()) {
            if (names.contains(user.getKey())) {
                rule = rule.then(user.getValue());
            }
        }
        return Grant.of(rule);
    }
}
