import type { PackContent } from '#domain/packs/pack-files.js';
import type { Wordings } from '#domain/library/library.type.js';
import type { Labels } from '../labels/labels.js';
import type { LibraryDto } from './library.dto.js';

/** The library of a pack in the caller's words. Wordings of all languages are kept: people type in the client's, too. */
export function libraryOf({ questions, objections, talk }: Pick<PackContent, 'questions' | 'objections' | 'talk'>, labels: Labels): LibraryDto {
  const words = (wordings: Wordings) => Object.values(wordings).flat();
  return {
    questions: Object.entries(questions).map(([id, { question, answer, wordings }]) => ({
      id,
      question: labels.local(question),
      answer: labels.local(answer),
      wordings: words(wordings),
    })),
    objections: Object.entries(objections).map(([id, { label, wordings, arguments: all }]) => ({
      id,
      label: labels.local(label),
      arguments: all.map(({ agree, counter, ask }) => ({ agree: labels.local(agree), counter: labels.local(counter), ask: labels.local(ask) })),
      wordings: words(wordings),
    })),
    talk: { do: talk.do.map(({ text }) => labels.local(text)), dont: talk.dont.map(({ text }) => labels.local(text)) },
  };
}
