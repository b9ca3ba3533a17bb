package io.ttlab.demo;

import io.ttlab.demo.Drafts.FillDraft;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Lets fills share a nanosecond where it hurts: across the cuts that a cap puts between two pages, whichever way a client
 * walks, and on demand in one burst that is larger than a page.
 */
final class SharedNanoseconds {
    private static final int HALF_GROUP = 3;

    private SharedNanoseconds() {}

    /** Makes groups at the cuts of a walk that resumes one nanosecond later, and of one that resumes at the last time. */
    static void acrossPageCuts(List<FillDraft> sorted, int cap, long todayNs) {
        int today = 0;
        while (today < sorted.size() && sorted.get(today).timeNs < todayNs) {
            today++;
        }
        for (int start : new int[] {0, today}) {
            int resumeAfter = start;
            int resumeAt = start;
            while (resumeAfter + cap < sorted.size()) {
                int cut = resumeAfter + cap;
                group(sorted, cut - HALF_GROUP, cut + HALF_GROUP);
                resumeAfter = cut;
                while (resumeAfter < sorted.size() && sharesTime(sorted, resumeAfter, cut - 1)) {
                    resumeAfter++;
                }
            }
            while (cap > 2 * HALF_GROUP && resumeAt + cap < sorted.size()) {
                int cut = resumeAt + cap;
                group(sorted, cut - HALF_GROUP, cut + HALF_GROUP);
                int first = cut - 1;
                while (first > resumeAt && sharesTime(sorted, first - 1, cut - 1)) {
                    first--;
                }
                if (first == resumeAt) {
                    break;
                }
                resumeAt = first;
            }
        }
    }

    private static boolean sharesTime(List<FillDraft> sorted, int left, int right) {
        return sorted.get(left).timeNs == sorted.get(right).timeNs;
    }

    /**
     * Gives the fills in [from, to) the time of the last, as an earlier one could be before their orders; never across
     * midnight, never into another group's middle.
     */
    private static void group(List<FillDraft> sorted, int from, int to) {
        int low = Math.max(0, from);
        int high = Math.min(sorted.size(), to);
        while (low > 0 && sorted.get(low - 1).timeNs == sorted.get(low).timeNs) {
            low--;
        }
        while (high < sorted.size() && sorted.get(high).timeNs == sorted.get(high - 1).timeNs) {
            high++;
        }
        long last = sorted.get(high - 1).timeNs;
        if (last / Span.DAY_NS == sorted.get(low).timeNs / Span.DAY_NS) {
            for (int i = low; i < high; i++) {
                sorted.get(i).timeNs = last;
            }
        }
    }

    /** Puts so many of today's fills into one nanosecond, from the busiest accounts when their number is given. */
    static void burst(List<FillDraft> sorted, int count, int accounts, long todayNs) {
        Map<Integer, Integer> byAccount = new HashMap<>();
        List<FillDraft> today = new ArrayList<>();
        for (FillDraft fill : sorted) {
            if (fill.timeNs >= todayNs && fill.order.accountId != Desk.HIDDEN_ACCOUNT) {
                today.add(fill);
                byAccount.merge(fill.order.accountId, 1, Integer::sum);
            }
        }
        Set<Integer> chosen = byAccount.entrySet().stream()
                .sorted(Map.Entry.<Integer, Integer>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry::getKey))
                .limit(accounts == 0 ? Integer.MAX_VALUE : accounts)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        List<FillDraft> candidates =
                today.stream().filter(f -> chosen.contains(f.order.accountId)).toList();
        int from = Math.max(0, (candidates.size() - count) / 2);
        List<FillDraft> together = candidates.subList(from, Math.min(candidates.size(), from + count));
        long last = together.isEmpty() ? 0 : together.get(together.size() - 1).timeNs;
        together.forEach(fill -> fill.timeNs = last);
        sorted.sort(Comparator.comparingLong(fill -> fill.timeNs));
    }
}
