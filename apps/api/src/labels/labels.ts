import type { ClientRecord, RequestRecord, StartedRecord } from '#domain/tasks/task.repository.js';
import type { WorkingCalendar } from '#domain/calendar/working-calendar.rule.js';
import { phoneText } from '#domain/clients/phone.rule.js';
import type { NumberKind } from '#domain/organisations/next-numbers.js';
import { localText, type LocalText } from '#domain/packs/local-text.type.js';
import type { RoleNames } from '#domain/packs/about-file.js';
import type { Pack } from '#domain/packs/pack.service.js';
import type { Language } from '#domain/people/principal.rule.js';
import type { ClientRefDto, RequestCardDto } from '../tasks/tasks.dto.js';
import type { PackTextsOf, Say, Texts } from '../texts/texts.js';

/** What an answer is written with: a language, its texts, and the pack's numbers. */
export class Labels {
  private readonly speak: Say;
  private readonly ofPack: PackTextsOf;
  private readonly said = new Map<string, string>();

  constructor(
    private readonly texts: Texts,
    readonly language: Language,
    private readonly pack: Pack,
  ) {
    this.ofPack = { version: pack.version, language: pack.language, texts: pack.content.texts };
    this.speak = texts.in(language, this.ofPack);
  }

  /** A text without values is looked up once a call: a page of fifty tasks says the same few over and over. */
  readonly say: Say = (key, values) => {
    if (values) return this.speak(key, values);
    const said = this.said.get(key) ?? this.speak(key);
    this.said.set(key, said);
    return said;
  };

  /** The company's working time. */
  get calendar(): WorkingCalendar {
    return this.pack.calendar;
  }

  /** The company's, by its IANA name. */
  get timeZone(): string {
    return this.pack.timeZone;
  }

  optional(key: string): string | null {
    return this.texts.optional(this.language, key, this.ofPack);
  }

  number(kind: NumberKind, number: string): string {
    return this.pack.numberText(kind, number);
  }

  /** A text of the pack, in the caller's language where it has it. */
  local(text: LocalText): string {
    return localText(text, this.language, this.pack.language);
  }

  /** A reason out of a list of the pack; words that are no code of it stay as they are. */
  reason(list: string, code: string): string {
    const reasons = this.pack.content.reasons[list]?.reasons;
    return reasons && Object.hasOwn(reasons, code) ? this.local(reasons[code]!.label) : code;
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

  /** The name of a group. */
  role(role: string): string {
    const own = this.roleNames(role)?.group;
    return own ? this.local(own) : this.say(`role.${role}`);
  }

  /** What somebody with this role is called by the company, or null where it leaves that to the product. */
  roleOfPerson(role: string): string | null {
    const own = this.roleNames(role)?.person;
    return own ? this.local(own) : null;
  }

  private roleNames(role: string): RoleNames | undefined {
    return (this.pack.content.about.roles as Readonly<Record<string, RoleNames>> | undefined)?.[role];
  }

  /** An instant as the company's clock shows it; empty where it is none. */
  instant(iso: string): string {
    const at = new Date(iso);
    if (Number.isNaN(at.getTime())) return '';
    return new Intl.DateTimeFormat(this.language, { dateStyle: 'short', timeStyle: 'short', timeZone: this.pack.timeZone }).format(at);
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

/** What a matter is about, in a line: what a client requests, or what somebody started by hand. */
export function aboutOf({ request, started }: { request: RequestRecord | null; started: StartedRecord | null }, labels: Labels): string | null {
  return started ? labels.process(started.process) : gistOf(request, labels.say);
}

/** What a request is about, in a line: its first item and how many more there are, else the beginning of the client's words. */
export function gistOf(request: RequestRecord | null, say: Say): string | null {
  const [item] = request?.items ?? [];
  if (item) {
    const more = request!.items.length - 1;
    const first = shortened(`${item.name} × ${item.quantity}`);
    return more > 0 ? say('gist.more', { first, count: more }) : first;
  }
  return shortened(request?.text?.trim() ?? '') || null;
}

/** The beginning of a longer text. Cut between characters as people see them: half of an emoji is no text, and PostgreSQL would not keep it. */
export function shortened(text: string): string {
  if (text.length <= LONGEST_GIST) return text;
  let kept = '';
  for (const { segment } of new Intl.Segmenter().segment(text)) {
    if (kept.length + segment.length > LONGEST_GIST) break;
    kept += segment;
  }
  return `${kept.trimEnd()}…`;
}
