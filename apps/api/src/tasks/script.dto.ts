export class ScriptAnswerDto {
  /** The button, in the caller's language where the pack has it. */
  label: string;
  /** Values that go into the form when it is chosen. */
  fill: Record<string, unknown>;
  /** The step that follows; null: one of the next two. */
  then: string | null;
  /** The outcome of the task that the talk has come to. */
  end: string | null;
  /** `snooze`: the task stays open and is put aside until the agreed time. */
  leave: 'snooze' | null;
}

export class ScriptStepDto {
  name: string;
  /** What it is about, in a few words. */
  title: string | null;
  /** What to say. */
  say: string;
  /** For whoever talks: never said aloud. */
  hint: string | null;
  /** Fields of the form that are asked for here. */
  ask: string[];
  /** Passed over where each of these fields had a value when the task opened; of several only the others are asked for. */
  skipKnown: boolean;
  /** The buttons; one without a label leads on by itself. */
  answers: ScriptAnswerDto[];
}

/** How to talk about the task, step by step; the first step is where it begins. */
export class ScriptDto {
  title: string;
  steps: ScriptStepDto[];
}
