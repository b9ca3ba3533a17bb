package io.ttlab.schema;

import it.unimi.dsi.fastutil.objects.Object2IntOpenHashMap;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.strings.DictionaryMap;
import tech.tablesaw.columns.strings.NoKeysAvailableException;
import tech.tablesaw.columns.strings.NullDictionaryMap;
import tech.tablesaw.selection.BitmapBackedSelection;
import tech.tablesaw.selection.Selection;

/**
 * What Tablesaw asks of the cells of a string column, said once for our compact representations.
 *
 * <p>The first change of a cell makes Tablesaw call {@link #promoteYourself()} and carry on with its own kind.
 */
abstract class StringCells implements DictionaryMap {

    /** Returns whether a cell holds a text. */
    abstract boolean rowIs(int row, String value);

    /** Sorts the cells in place. */
    abstract void reorder(Comparator<String> order);

    /** A number for each row's text, made when rows are first grouped; null before, and after sorting. */
    private volatile int @Nullable [] groupKeys;

    @Override
    public void sortAscending() {
        groupKeys = null;
        reorder(Comparator.naturalOrder());
    }

    @Override
    public void sortDescending() {
        groupKeys = null;
        reorder(Comparator.reverseOrder());
    }

    @Override
    public int[] asIntArray() {
        Object2IntOpenHashMap<String> keys = new Object2IntOpenHashMap<>();
        int[] array = new int[size()];
        for (int row = 0; row < array.length; row++) {
            int next = keys.size();
            array[row] = keys.computeIfAbsent(getValueForIndex(row), (String unseen) -> next);
        }
        return array;
    }

    @Override
    public int uniqueValuesAt(int row) {
        Set<String> seen = new LinkedHashSet<>();
        for (int i = 0; i <= row; i++) {
            seen.add(getValueForIndex(i));
        }
        return seen.size();
    }

    @Override
    public int countOccurrences(String value) {
        int count = 0;
        for (int row = 0; row < size(); row++) {
            if (rowIs(row, value)) {
                count++;
            }
        }
        return count;
    }

    @Override
    public Set<String> asSet() {
        Set<String> all = new LinkedHashSet<>();
        for (int row = 0; row < size(); row++) {
            all.add(getValueForIndex(row));
        }
        return all;
    }

    @Override
    public int firstIndexOf(String value) {
        for (int row = 0; row < size(); row++) {
            if (rowIs(row, value)) {
                return row;
            }
        }
        return -1;
    }

    @Override
    public String[] asObjectArray() {
        String[] array = new String[size()];
        Arrays.setAll(array, this::getValueForIndex);
        return array;
    }

    @Override
    public Selection selectIsIn(String... strings) {
        return selectIsIn(Arrays.asList(strings));
    }

    @Override
    public Selection selectIsIn(Collection<String> strings) {
        Set<String> wanted = new LinkedHashSet<>(strings);
        Selection selection = new BitmapBackedSelection();
        for (int row = 0; row < size(); row++) {
            if (wanted.contains(getValueForIndex(row))) {
                selection.add(row);
            }
        }
        return selection;
    }

    @Override
    public Selection isEqualTo(String string) {
        Selection selection = new BitmapBackedSelection();
        for (int row = 0; row < size(); row++) {
            if (rowIs(row, string)) {
                selection.add(row);
            }
        }
        return selection;
    }

    @Override
    public void append(String value) throws NoKeysAvailableException {
        throw new NoKeysAvailableException("these cells do not change");
    }

    @Override
    public void set(int row, String value) throws NoKeysAvailableException {
        throw new NoKeysAvailableException("these cells do not change");
    }

    @Override
    public int countUnique() {
        return asSet().size();
    }

    @Override
    public Table countByCategory(String columnName) {
        Object2IntOpenHashMap<String> counts = new Object2IntOpenHashMap<>();
        for (int row = 0; row < size(); row++) {
            counts.addTo(getValueForIndex(row), 1);
        }
        StringColumn categories = StringColumn.create("Category");
        IntColumn sizes = IntColumn.create("Count");
        for (String category : asSet()) {
            categories.append(category);
            sizes.append(counts.getInt(category));
        }
        return Table.create("Column: " + columnName, categories, sizes);
    }

    @Override
    public List<BooleanColumn> getDummies() {
        List<BooleanColumn> dummies = new ArrayList<>();
        for (String value : asSet()) {
            dummies.add(BooleanColumn.create(value, isEqualTo(value), size()));
        }
        return dummies;
    }

    @Override
    public byte[] asBytes(int row) {
        int[] known = groupKeys;
        if (known == null || known.length != size()) {
            known = asIntArray();
            groupKeys = known;
        }
        // Tablesaw groups rows by these bytes, and makes room for as many as its own kind has at most: an int.
        return ByteBuffer.allocate(Integer.BYTES).putInt(known[row]).array();
    }

    @Override
    public int countMissing() {
        int count = 0;
        for (int row = 0; row < size(); row++) {
            if (isMissing(row)) {
                count++;
            }
        }
        return count;
    }

    @Override
    public Iterator<String> iterator() {
        return new Iterator<>() {
            private int next;

            @Override
            public boolean hasNext() {
                return next < size();
            }

            @Override
            public String next() {
                if (next >= size()) {
                    throw new NoSuchElementException();
                }
                return getValueForIndex(next++);
            }
        };
    }

    @Override
    public DictionaryMap promoteYourself() {
        return new NullDictionaryMap(this);
    }

    @Override
    public int nextKeyWithoutIncrementing() {
        return Integer.MAX_VALUE;
    }

    @Override
    public boolean canPromoteToText() {
        return true;
    }
}
