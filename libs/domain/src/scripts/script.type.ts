import type { LocalText } from '../packs/local-text.type.js';

/** Where a step or an answer leads: to a step, to an outcome of the task, or out of the script while the task is put aside. */
export interface ScriptExit {
  readonly then?: string;
  readonly end?: string;
  /** The task stays open, and comes back at an agreed time. */
  readonly leave?: 'snooze';
}

/** A button of a step. */
export interface ScriptAnswer extends ScriptExit {
  readonly label: LocalText;
  /** Values that go into the form at once. */
  readonly fill?: Readonly<Record<string, string | number | boolean>>;
}

/** One screen of a talk. It leads on by itself, or by the answers that there may be. */
export interface ScriptStep extends ScriptExit {
  /** What the step is about, in a few words: how it is called once it is over. */
  readonly title?: LocalText;
  /** What to say, or what to do where nothing is said. */
  readonly say: LocalText;
  /** For whoever talks: never said aloud. */
  readonly hint?: LocalText;
  /** Fields of the form that are asked for here. */
  readonly ask?: readonly string[];
  /**
   * Nobody is asked twice: the step is passed over where each of its fields had a value when the task opened. Of several fields only those
   * are asked for that had none.
   */
  readonly skipWhen?: 'known';
  readonly answers?: readonly ScriptAnswer[];
}

/** How to talk with a client, as steps with branches. The first step is where it begins. */
export interface Script {
  readonly title: LocalText;
  /** The requirement that it comes from. */
  readonly source: string;
  readonly steps: Readonly<Record<string, ScriptStep>>;
}
