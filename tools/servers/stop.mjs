// @ts-check
// The one way in which a tool gives up: a sentence that says what to do, no stack, exit code 1.

/** A failure that the reader can act upon. Its message is one whole sentence. */
export class Stop extends Error {
  name = 'Stop';
}

/**
 * What went wrong, as text, whatever was thrown.
 * @param {unknown} error
 * @returns {string}
 */
export function reason(error) {
  return error instanceof Error ? error.message : String(error);
}

/**
 * The code of a system error ("ENOENT"), or undefined.
 * @param {unknown} error
 * @returns {string | undefined}
 */
export function codeOf(error) {
  // By shape, not by class: inside Jest, errors of Node come from another realm.
  return typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}

/**
 * Ends the process the way its main function ended. Exits for good, because an idle connection
 * or a timer of a library must not keep a finished tool alive.
 * @param {() => Promise<number | void>} main
 */
export async function runMain(main) {
  try {
    process.exit((await main()) ?? 0);
  } catch (error) {
    if (error instanceof Stop) {
      process.stderr.write(`\n${error.message}\n`);
    } else {
      // A mistake of ours: here the stack is what the reader needs to report it.
      process.stderr.write(`\nAn unexpected failure; please report it with these lines:\n`);
      process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
    }
    process.exit(1);
  }
}
