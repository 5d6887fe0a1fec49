/** Tables whose rows belong to one organisation each, under this column. Sessions belong to none: they are found before anybody is known. */
export const WALLED: readonly { table: string; column: string }[] = [
  { table: 'organisation', column: 'id' },
  ...[
    'absence',
    'answer',
    'api_token',
    'assignment_turn',
    'audit',
    'case_file',
    'client',
    'command',
    'comment',
    'deal',
    'decision',
    'draft',
    'duty_day',
    'event',
    'expectation',
    'inbox',
    'incident',
    'letter',
    'message',
    'number_series',
    'pack_overlay',
    'pack_version',
    'person',
    'process_instance',
    'request',
    'task',
    'wait',
  ].map((table) => ({ table, column: 'organisation' })),
];

/** Append-only: the app may add and read, never change or delete. */
export const APPEND_ONLY: readonly string[] = ['audit', 'decision', 'event', 'pack_version'];
