/** What a person can be told of. Each has words in ru, en and zh, and can be turned off by itself. */
export const NOTICE_KINDS = [
  /** A task came to me: by a rule, given, or handed over. */
  'task',
  /** A task that cannot wait: mine, or one of my group's that nobody has yet. */
  'urgent',
  /** The time of a task or promise of mine is nearly over. */
  'soon',
  /** It is over. */
  'late',
  /** Somebody named me in a comment. */
  'mention',
  /** What I waited for: a reply to my words, a word on my task, somebody at what I had promised, the end of what I had started. */
  'answer',
  /** A task of mine was given to another. */
  'taken',
  /** An incident, for those who look after them. */
  'incident',
] as const;

export type NoticeKind = (typeof NOTICE_KINDS)[number];

/** How somebody is told of a task that opens: not at all where it is the talk that he is having, and the whole group where it cannot wait. */
export type Telling = 'silent' | 'usual' | 'urgent';
