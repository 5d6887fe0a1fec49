import { createContext, useContext } from 'react';
import type { Fields, FormData } from './form-schema';

/** What stands around a field of a task's form: the case, and the form's other fields. */
export interface Around {
  caseId: string | null;
  /** What the request names: it need not be typed again. */
  wished: readonly { article: string | null; name: string; quantity: number }[];
  fields: Fields;
  data: FormData;
  change: (part: FormData) => void;
}

/** For fields whose own page of the form says more than their value: goods with their accessories, an offer with its earlier versions. */
export const FormAround = createContext<Around>({ caseId: null, wished: [], fields: {}, data: {}, change: () => undefined });

export const useFormAround = (): Around => useContext(FormAround);
