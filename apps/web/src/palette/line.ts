import type { Icon } from '@tabler/icons-react';
import type { Deadline } from '../ui/deadline';
import type { Recent } from './recent';

/** Kinds of lines, in the order in which they stand. */
export const GROUPS = ['recent', 'clients', 'cases', 'tasks', 'actions'] as const;

/** What can be done with a line. */
export interface Act {
  title: string;
  Sign: Icon;
  /** Its key while the line is chosen, as it is called. */
  keys?: string;
  run: () => void;
}

/** One line of the palette. */
export interface Line {
  id: string;
  group: (typeof GROUPS)[number];
  title: string;
  more?: string;
  Sign: Icon;
  deadline?: Deadline | null;
  keys?: string;
  run: () => void;
  /** Besides opening it. */
  acts?: Act[];
  /** It is shown among the last ones, the next time. */
  recent?: Recent;
}
