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
  const at = kept.told.findIndex((one, i) => !isDeepStrictEqual(one, told[i]));
  const place = at >= 0 ? at : told.length > kept.told.length ? kept.told.length : -1;
  if (place < 0 && !error) return undefined;
  const [then, now] = place < 0 ? [undefined, undefined] : [kept.told[place], told[place]];
  return [
    `${kept.process} no longer tells its history ${kept.name}. It parts from it at step "${stepBefore(kept.told, place)}", ${eventText(kept.history, then, error)}:`,
    ...(place < 0 ? [] : [`  then: ${wordsOf(kept.history, then)}`, `  now:  ${wordsOf(kept.history, now)}`]),
    ...(error ? [`  Temporal says: ${error.message.split('\n')[0]}`] : []),
    `  What to do: if the change is meant, put it under \`if (patched('<date>-<what>'))\`, so that cases which began before it go on in the old way. Remove the history only where no case that began under ${kept.name.split('-')[0]} can be open any more.`,
  ].join('\n');
}

/** The step that the story had entered before this place. */
function stepBefore(told: readonly Told[], place: number): string {
  const words = told.slice(0, place < 0 ? told.length : place).flatMap((one) => one.words);
  const last = words.findLast((word) => /^(begins .* at|enters) step /.test(word));
  return /step "([^"]*)"/.exec(last ?? '')?.[1] ?? 'the beginning';
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
