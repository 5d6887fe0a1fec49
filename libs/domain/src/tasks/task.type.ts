export type TaskStatus = 'open' | 'completing' | 'closed';

/** What a clock shows: nothing to fear, past the warning, past the due time. */
export type DeadlineState = 'none' | 'calm' | 'soon' | 'late';

/** How an instant was found: after elapsed time, after working time, or promised by the story. */
export type Timing = 'elapsed' | 'working' | 'promised';

export type CommandStatus = 'accepted' | 'applied' | 'refused';

/** The first three are for one wait of a story, the others for the instance. */
export type CommandKind = 'task' | 'message' | 'correct' | 'cancel' | 'hold' | 'clock';
