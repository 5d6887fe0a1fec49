import type { ComponentType } from 'react';
import type { TaskPage } from '../api/types';
import { CallTask } from '../call/CallTask';
import { Work } from './Work';

type Part = ComponentType<{ task: TaskPage }>;

/** Tasks with a page of their own, by process and name; every other is a form with its outcomes. */
const PARTS: Readonly<Record<string, Part>> = {
  'intake.incomingCall': CallTask,
  'intake.transferCall': CallTask,
  'intake.takeMessage': CallTask,
};

/** How a task is shown. */
export function partOf({ process, name }: Pick<TaskPage, 'process' | 'name'>): Part {
  return PARTS[`${process}.${name}`] ?? Work;
}
