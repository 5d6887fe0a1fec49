import { isDeepStrictEqual } from 'node:util';
import type { History, Retold } from './retell.js';
import type { Told } from './telling.js';

/** One run as it is kept: what Temporal has of it, and beside that what the story told, which no history has. */
export interface KeptRun {
  readonly process: string;
  /** The version and what the run is an example of: `0.1.0-late`. */
  readonly name: string;
  /** It belongs to the run: every id that its story makes is made from there. */
  readonly workflowId: string;
  readonly told: readonly Told[];
  readonly history: History;
}

/** Where a story that is told again parts from a run that was kept, as one message for whoever changed it; undefined where it does not. */
export function partingOf(kept: KeptRun, { told, error }: Retold): string | undefined {
  const longest = Math.max(kept.told.length, told.length);
  const differs = Array.from({ length: longest }, (_, i) => !isDeepStrictEqual(kept.told[i], told[i])).indexOf(true);
  if (differs < 0 && !error) return undefined;
  // Stopped by Temporal before it said anything else than then: at the last thing that it said.
  const stopped = error !== undefined && (differs < 0 || told[differs] === undefined);
  const place = stopped ? Math.max(0, told.length - 1) : differs;
  const { process, name, history } = kept;
  return [
    `${process} no longer tells its history ${name}: at step "${stepBefore(kept.told, place)}", ${eventText(history, kept.told[place], error)},`,
    `  then: ${wordsOf(history, kept.told[place])}`,
    ...(stopped ? [] : [`  now:  ${wordsOf(history, told[place])}`]),
    ...(error ? [`  Temporal says: ${objectionOf(error)}`] : []),
    `  If the change is meant, put it under if (patched('<date>-<what>')), so that cases which began before go on in the old way.`,
    `  Remove the history only where no case that began under ${name.split('-')[0]} can be open any more.`,
  ].join('\n');
}

/** What Temporal objects, without what it is wrapped in. */
function objectionOf({ message }: Error): string {
  const [, words] = /message: "(?:\[TMPRL\d+\] )?((?:[^"\\]|\\.)*)"/.exec(message) ?? [];
  return words ?? message.split('\n')[0]!;
}

/** The step that the story had entered before this place. */
function stepBefore(told: readonly Told[], place: number): string {
  const words = told.slice(0, place).flatMap((one) => one.words);
  const last = words.findLast((word) => /^(begins .* at|enters) step /.test(word));
  return /step "([^"]*)"/.exec(last ?? told[0]?.words[0] ?? '')?.[1] ?? 'none';
}

function wordsOf(history: History, told: Told | undefined): string {
  if (!told) return 'nothing more';
  if (told.what !== 'activity') return told.words.join('; ');
  const name = scheduled(history, told.id)?.activityTaskScheduledEventAttributes?.activityType?.name ?? 'another activity';
  return told.words.map((words) => words.replace('something', name)).join('; ');
}

type Event = NonNullable<History['events']>[number];

function eventText(history: History, then: Told | undefined, error: Error | undefined): string {
  const event = then && eventOf(history, then);
  if (event) return `event ${String(event.eventId)}`;
  const named = /HistoryEvent\(id: (\d+), (\w+)\)/.exec(error?.message ?? '');
  return named ? `event ${named[1]}` : 'after its last event';
}

/** The event that a thing told has left in the history. */
function eventOf(history: History, { what, id, words }: Told): Event | undefined {
  const events = history.events ?? [];
  if (what === 'activity') return scheduled(history, id);
  if (what === 'child') return events.find((event) => words[0]!.endsWith(event.startChildWorkflowExecutionInitiatedEventAttributes?.workflowId ?? '\n'));
  return events.find((event) => {
    const data = event.markerRecordedEventAttributes?.details?.['data']?.payloads?.[0]?.data;
    return data ? String((JSON.parse(Buffer.from(data).toString()) as { activity_id?: unknown }).activity_id) === id : false;
  });
}

function scheduled(history: History, id: string | null): Event | undefined {
  return history.events?.find((event) => event.activityTaskScheduledEventAttributes?.activityId === id);
}
