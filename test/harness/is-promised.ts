import type { TaskDefinition } from '#kit/contract/define-task.js';
import type { Seen } from '#kit/testing/stage.type.js';

/** For `see`: the open task is put aside until the instant that was told to the client last, and counts as promised. */
export const isPromised =
  ({ name }: TaskDefinition) =>
  ({ tasks }: Seen) => {
    const open = tasks.find((task) => task.name === name && task.status === 'open')!;
    expect(open).toMatchObject({ promise: { what: 'callBack' }, snoozedUntil: expect.any(Date) as Date });
    expect(tasks.map(({ data }) => data?.['callAt'])).toContain(open.dueAt!.toISOString());
  };
