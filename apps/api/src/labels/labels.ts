import type { ClientRecord, RequestRecord } from '#domain/tasks/task.repository.js';
import { phoneText } from '#domain/clients/phone.rule.js';
import type { Pack } from '#domain/packs/pack.service.js';
import type { Language } from '#domain/people/principal.rule.js';
import type { ClientRefDto, RequestCardDto } from '../tasks/tasks.dto.js';
import type { Texts } from '../texts/texts.js';

/** What an answer is written with: a language, its texts, and the pack's numbers. */
export class Labels {
  constructor(
    private readonly texts: Texts,
    readonly language: Language,
    private readonly pack: Pack,
  ) {}

  say(key: string, values?: Record<string, unknown>): string {
    return this.texts.in(this.language)(key, values);
  }

  optional(key: string): string | null {
    return this.texts.optional(this.language, key);
  }

  number(kind: 'request' | 'case', number: string): string {
    return this.pack.numberText(kind, number);
  }

  process(process: string): string {
    return this.say(`processes.${process}.process`);
  }

  step(process: string, step: string): string {
    return this.say(`processes.${process}.steps.${step}`);
  }

  task(process: string, task: string): string {
    return this.say(`processes.${process}.tasks.${task}.title`);
  }

  outcome(process: string, task: string, outcome: string): string {
    return this.say(`processes.${process}.tasks.${task}.outcomes.${outcome}.label`);
  }

  role(role: string): string {
    return this.say(`role.${role}`);
  }

  client(client: ClientRecord): ClientRefDto {
    return { ...client, phoneText: client.phone ? phoneText(client.phone) : null };
  }

  request(request: RequestRecord): RequestCardDto {
    const { items, receivedAt, ...rest } = request;
    return {
      ...rest,
      number: this.number('request', request.number),
      channelLabel: this.say(`channel.${request.channel}`),
      kindLabel: this.say(`kind.${request.kind}`),
      items: items.map(({ article, name, quantity }) => ({ article: article ?? null, name, quantity })),
      receivedAt: new Date(receivedAt).toISOString(),
    };
  }
}

const LONGEST_GIST = 140;

/** What a request is about, in a line: its first item, else the beginning of the client's words. */
export function gistOf(request: RequestRecord | null): string | null {
  const [item] = request?.items ?? [];
  const gist = item ? `${item.name} × ${item.quantity}${request!.items.length > 1 ? ' …' : ''}` : (request?.text?.trim() ?? '');
  if (gist.length <= LONGEST_GIST) return gist || null;
  return `${gist.slice(0, LONGEST_GIST).trimEnd()}…`;
}
