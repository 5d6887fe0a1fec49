import { useMemo } from 'react';
import type { Script } from '../api/types';
import type { FormData } from '../task/form/form-schema';
import type { WorkState } from '../task/use-work';
import { PLACE, placeAfter, placeWith, walk } from './talk';

/** A talk under one's hands: where it stands, and the ways on and back. Each step is kept with the draft. */
export function useTalk(script: Script, { draft, change, leadTo }: Pick<WorkState, 'draft' | 'change' | 'leadTo'>, known: FormData) {
  const place = draft.data[PLACE];
  const talk = useMemo(() => walk(script, place, known), [script, place, known]);
  const choose = (index: number) => {
    const answer = talk.now?.answers[index];
    if (!answer) return;
    change({ ...answer.fill, [PLACE]: placeAfter(talk, index) });
    if (answer.end !== null) leadTo(answer.end);
  };
  return {
    ...talk,
    choose,
    /** Back to the step that was the so-manieth to be answered. */
    goTo: (taken: number) => change({ [PLACE]: placeWith(talk, taken) }),
    back: () => talk.trail.length > 0 && change({ [PLACE]: placeWith(talk, talk.trail.length - 1) }),
  };
}

export type TalkState = ReturnType<typeof useTalk>;
