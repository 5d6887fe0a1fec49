import { defaultPayloadConverter, type Payload, type PayloadCodec, type SerializationContext } from '@temporalio/common';
import type { ActivityCall } from '../contract/activity-call.js';
import type { Batch } from '../contract/protocol.js';
import { ToldWords } from './told-words.js';

/** One thing that a story asked of the world, in words. */
export interface Told {
  readonly what: 'rows' | 'activity' | 'child';
  /** The number that Temporal gave it: an activity's id. */
  readonly id: string | null;
  readonly words: readonly string[];
}

/**
 * Listens to what a story asks of the world while it is told again. Temporal compares commands by their kind, name and number, and never
 * what they carry: that a step was renamed, say, is only in what a local activity gets, and no history has that. It all passes through the
 * codec of the payloads, whatever bundle the story runs from.
 */
export class Telling implements PayloadCodec {
  readonly told: Told[] = [];
  private readonly words = new ToldWords();

  constructor(private readonly workflowId: string) {}

  encode(payloads: Payload[], context?: SerializationContext): Promise<Payload[]> {
    const told = this.listen(payloads, context);
    if (told) this.told.push(told);
    return Promise.resolve(payloads);
  }

  decode(payloads: Payload[]): Promise<Payload[]> {
    return Promise.resolve(payloads);
  }

  private listen(payloads: readonly Payload[], context: SerializationContext | undefined): Told | undefined {
    if (context?.type === 'workflow')
      return context.workflowId === this.workflowId ? undefined : { what: 'child', id: null, words: [`starts the child ${context.workflowId}`] };
    if (context === undefined) return undefined;
    const [first, second] = payloads.map((payload) => defaultPayloadConverter.fromPayload<unknown>(payload));
    const id = context.activityId ?? null;
    if (!context.isLocal) return { what: 'activity', id, words: [`does something as ${(second as ActivityCall).key}`] };
    const asked = first as Batch | { wait: string; cause: string };
    const words = 'effects' in asked ? asked.effects.map((effect) => this.words.of(effect)) : [this.words.ofDecision(asked)];
    return { what: 'rows', id, words };
  }
}
