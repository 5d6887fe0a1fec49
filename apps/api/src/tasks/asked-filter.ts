import { wordsOf } from '#domain/lists/words.rule.js';
import type { Sought } from '#domain/tasks/found-tasks.repository.js';
import type { ProcessDefinition } from '#kit/contract/define-process.js';
import { CONTRACTS } from '#processes/index/contracts.js';
import type { Labels } from '../labels/labels.js';

/** A kind of task that a filter can ask for. */
export interface TaskKind {
  process: string;
  step: string;
}

/** Every task of every contract. */
export const KINDS: readonly TaskKind[] = (CONTRACTS as readonly ProcessDefinition[]).flatMap(({ name: process, tasks }) =>
  tasks.map(({ name: step }) => ({ process, step })),
);

/** What somebody means who looks for this among tasks: a client, a case by its number, a task by its title; null where nothing was typed. */
export function soughtOf(q: string, labels: Labels): Sought | null {
  const typed = q.trim();
  if (typed === '') return null;
  const words = wordsOf(typed);
  const titles = KINDS.filter(({ process, step }) => {
    const title = wordsOf(`${labels.task(process, step)} ${labels.process(process)}`);
    return words.length > 0 && words.every((word) => title.some((one) => one.startsWith(word)));
  }).map(({ process, step }) => ({ process, name: step }));
  return { typed, caseNumber: caseNumberOf(typed, labels), titles };
}

/** The digits, alone or as the company writes them before people («Д-1024», with or without the hyphen). */
function caseNumberOf(typed: string, labels: Labels): string | null {
  const digits = typed.replaceAll(/\D/g, '');
  if (digits === '' || digits.length > 18) return null;
  const bare = (text: string) => wordsOf(text).join('');
  return bare(typed) === digits || bare(typed) === bare(labels.number('case', digits)) ? digits : null;
}
