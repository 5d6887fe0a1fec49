import type { FormSchema } from './define-task.js';

/** Who sends it: who holds a matter that waits for it. */
export type Sender = 'client' | 'supplier' | 'system';

/** What may come from outside, as a contract declares it. Its kind is global: two processes may wait for the same. */
export interface MessageDefinition<Kind extends string = string, Payload extends FormSchema = FormSchema> {
  /** `<object>.<past participle>`, such as `supplier.answered`. */
  readonly kind: Kind;
  readonly sender: Sender;
  /** What it brings: one flat object, checked when it comes in. */
  readonly payload: Payload;
  /**
   * Where nobody waits for it within a minute, it becomes a request by this channel. Its payload then has what a request takes of
   * `name`, `phone`, `email` and `text`. Without this it stays until somebody waits for it.
   */
  readonly otherwise?: { readonly channel: 'site' | 'mail' | 'call' | 'messenger' };
}

/** Declares a message. */
export function defineMessage<const Kind extends string, const Payload extends FormSchema>(
  message: MessageDefinition<Kind, Payload>,
): MessageDefinition<Kind, Payload> {
  return message;
}
