package io.ttlab.display;

/** Where {@link Display} sends what it shows: a notebook, a terminal. Called from any thread that runs user code. */
public interface DisplaySink {

    /**
     * Shows a value in a place of its own.
     *
     * @param bundle its forms
     * @param id a name under which {@link #update} can replace it, empty for none
     */
    void show(MimeBundle bundle, String id);

    /**
     * Replaces what is shown under a name.
     *
     * @param bundle the new forms
     * @param id the name that {@link #show} was given
     */
    void update(MimeBundle bundle, String id);

    /**
     * Removes what the current cell has shown so far.
     *
     * @param wait whether to remove it only when the next output is there, so that nothing flickers
     */
    void clear(boolean wait);
}
