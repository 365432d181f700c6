/** Longest that a change waits before it is written, in milliseconds. ux.md section 1: each within 300 ms. */
const longestWait = 200;

/**
 * Writes what was typed soon after each change: one write at a time, and the newest content always last.
 * What couldn't be written is kept and tried again with the next change or flush.
 * @param told when a write ended: with what it returned, or with nothing where it failed
 */
export function draftWriter<Content, Saved>(
  save: (content: Content) => Promise<Saved>,
  told: (saved: Saved | undefined) => void,
) {
  let unwritten: { content: Content } | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let writing: Promise<boolean> = Promise.resolve(true);

  /** Takes the content as it is now. The clock runs from the first change that isn't written yet. */
  function write(content: Content): void {
    unwritten = { content };
    timer ??= setTimeout(() => void flush(), longestWait);
  }

  /** Writes at once what still waits. @returns false where it couldn't be written */
  function flush(): Promise<boolean> {
    clearTimeout(timer);
    timer = undefined;
    const waiting = unwritten;
    if (waiting !== undefined) {
      unwritten = undefined;
      writing = writing.then(() => attempt(waiting));
    }
    return writing;
  }

  async function attempt(waiting: { content: Content }): Promise<boolean> {
    try {
      told(await save(waiting.content));
      return true;
    } catch {
      // The phone is full or the database died: the page says so, and the content waits for the next try.
      unwritten ??= waiting;
      told(undefined);
      return false;
    }
  }

  return { write, flush };
}
