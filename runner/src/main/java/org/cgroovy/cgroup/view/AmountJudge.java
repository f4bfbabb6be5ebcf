package org.cgroovy.cgroup.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Limits of amounts: of bytes, of processes, of cgroups. */
final class AmountJudge implements Judge {
    private static final String MEMORY = "memory.limit_in_bytes";
    private static final String MEMORY_AND_SWAP = "memory.memsw.limit_in_bytes";

    /** What a counter says. */
    private record Count(Counter counter, long all, long justNow) {
        String text() {
            String more = justNow > 0 ? ", " + justNow + " just now" : "";
            return String.format(java.util.Locale.ROOT, counter.words(), all) + " (" + counter.file() + more + ")";
        }
    }

    @Override
    public List<Verdict> judge(Line line, Scene scene) {
        List<Budget> budgets = Budget.of(line);
        List<Verdict> verdicts = new ArrayList<>();
        for (Budget budget : budgets) {
            for (Span span : line.spans()) {
                if (span.after().number(budget.limit()).isPresent()) {
                    verdicts.add(verdict(budget, span, counts(budget, span, line, budgets)));
                }
            }
        }
        return verdicts;
    }

    private static Verdict verdict(Budget budget, Span span, List<Count> counts) {
        long limit = span.after().number(budget.limit()).orElse(0);
        long use = budget.used(span.after());
        double used = limit > 0 ? (double) use / limit : budget.refuses() ? 1 : 0;
        Budget.Unit unit = budget.unit();
        boolean now = counts.stream().anyMatch(count -> count.justNow > 0) || budget.refuses() && used >= 1;
        List<String> evidence = new ArrayList<>(counts.stream().map(Count::text).toList());
        // Linux 6.18 does not count in memory.failcnt: the peak tells too.
        if (counts.isEmpty() && budget.wasFull(span.after())) {
            evidence.add("was full (" + budget.peak() + ")");
        }
        return new Verdict(
                Verdict.Severity.of(now, !evidence.isEmpty(), used),
                span.cgroup(),
                budget.resource(),
                budget.limit(),
                unit.text(use) + " of " + unit.text(limit) + unit.words(),
                used,
                evidence,
                remedy(budget, span, limit));
    }

    private static String remedy(Budget budget, Span span, long limit) {
        if (budget.unit() != Budget.Unit.BYTES) {
            return Remedy.set(span.cgroup(), budget.limit(), Long.toString(Math.max(1, limit * 2)));
        }
        String value = Remedy.doubled(span.cgroup(), limit);
        String set = Remedy.set(span.cgroup(), budget.limit(), value);
        // The kernel refuses memory beyond what memory and swap together may be.
        boolean less = budget.limit().equals(MEMORY)
                && span.after().number(MEMORY_AND_SWAP).orElse(Long.MAX_VALUE) < limit * 2;
        return less ? Remedy.set(span.cgroup(), MEMORY_AND_SWAP, value) + "; " + set : set;
    }

    /** Those that are not 0. */
    private static List<Count> counts(Budget budget, Span span, Line line, List<Budget> budgets) {
        List<Count> counts = new ArrayList<>();
        for (List<Counter> alternatives : budget.counters()) {
            Optional<Counter> counter = present(alternatives, span, line);
            // Somebody may be killed for the host's want too: it was for this limit only if that was met.
            boolean after =
                    counter.filter(c -> c.scope() == Counter.Scope.ASKER).isPresent()
                            && !alternatives.equals(budget.counters().get(0));
            if (counter.isPresent() && !(after && counts.isEmpty() && !budget.wasFull(span.after()))) {
                Count count = count(counter.get(), budget, span, line, budgets);
                if (count.all > 0) {
                    counts.add(count);
                }
            }
        }
        return counts;
    }

    private static Optional<Counter> present(List<Counter> alternatives, Span span, Line line) {
        return alternatives.stream()
                .filter(counter ->
                        where(counter, span, line).after().text(counter.file()).isPresent())
                .findFirst();
    }

    private static Span where(Counter counter, Span span, Line line) {
        return counter.scope() == Counter.Scope.ASKER ? line.subject() : span;
    }

    private static Count count(Counter counter, Budget budget, Span span, Line line, List<Budget> budgets) {
        Count own = count(counter, where(counter, span, line));
        if (counter.scope() == Counter.Scope.ASKER) {
            return isNarrowest(counter, budget, span, line, budgets) ? own : new Count(counter, 0, 0);
        }
        int next = line.spans().indexOf(span) + 1;
        if (counter.scope() == Counter.Scope.UPWARD && next < line.spans().size()) {
            Count below = count(counter, line.spans().get(next));
            return new Count(counter, own.all - below.all, own.justNow - below.justNow);
        }
        return own;
    }

    private static Count count(Counter counter, Span span) {
        return new Count(
                counter,
                span.after().count(counter.file(), counter.key()).orElse(0),
                span.growth(counter.file(), counter.key()));
    }

    /** Whether this limit has the least room of those that the counter may mean; the lowest of those alike. */
    private static boolean isNarrowest(Counter counter, Budget budget, Span span, Line line, List<Budget> budgets) {
        long least = Long.MAX_VALUE;
        boolean here = false;
        for (Budget other : budgets) {
            if (other.counters().stream().anyMatch(each -> each.contains(counter))) {
                for (Span each : line.spans()) {
                    long room = other.room(each.after()).orElse(Long.MAX_VALUE);
                    if (room < Long.MAX_VALUE && room <= least) {
                        least = room;
                        here = other.equals(budget) && each.equals(span);
                    }
                }
            }
        }
        return here;
    }
}
