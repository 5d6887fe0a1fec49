import type { Role } from '../people/role.type.js';

/**
 * The ways by which a task finds its person, as `assignment.json` names them: whom the client asked for, who looks after the client, who has
 * the duty of the day, who has the skill, who has the fewest open tasks, whose turn it is.
 */
export const WAYS = ['wanted', 'own-manager', 'on-duty', 'by-skill', 'least-loaded', 'round-robin'] as const;

export type Way = (typeof WAYS)[number];

/** Who gets a task of a process: the first of these ways that finds somebody who is here. */
export interface AssignmentRow {
  readonly ways: readonly Way[];
  /** What `by-skill` asks for, where the story does not say what it takes. */
  readonly skill?: string;
  /** Whose day `on-duty` asks for. */
  readonly duty?: string;
  /** It stays with its group: whom a way finds is asked for it first, and whoever gets free may take it (WT-1.6). */
  readonly shared?: true;
  readonly source: string;
  /** Of the pack in which it stands. */
  readonly version?: string;
}

/** Where a projection asks for the rule of a task that opens: the pack of the organisation. Undefined: the task goes to its group. */
export interface Assignments {
  assignment(task: { organisation: string; process: string; task: string }): Promise<AssignmentRow | undefined>;
}

/** Somebody who works here, as of the instant at which a task opens. Instants are epoch ms. */
export interface Candidate {
  id: string;
  roles: readonly Role[];
  skills: readonly string[];
  /** Open tasks in his hands, put aside or not. */
  load: number;
  /** When he was last given a task by rule, and the place of that in the order of all; null: never. */
  lastGiven: { place: number; at: number } | null;
  absent: { until: number; substitute: string | null } | null;
}

/** A task that wants a person. */
export interface TaskToGive {
  role: Role;
  row: AssignmentRow;
  candidates: readonly Candidate[];
  /** Whom the story names beside the group. */
  wanted: string | null;
  /** What the story says it takes. */
  skill?: string | undefined;
  /** Who looks after the client. */
  ownManager: string | null;
  /** Who has the row's duty on the day on which the task opens. */
  onDuty: string | null;
}

/** Why a way found nobody: it names nobody, whom it names is not of the role or has left, is away, or nobody has the skill. */
export type Because = 'not-named' | 'not-of-role' | 'absent' | 'nobody-here' | 'nobody-skilled';

export interface Passed {
  way: Way;
  because: Because;
  /** Of somebody who is away: who, and until when (RFC 3339). */
  person?: string;
  until?: string;
}

/** Somebody who came into question, with the open tasks that he had then, and why it was not he; the chosen one has no reason. */
export interface Considered {
  person: string;
  open: number;
  because?: 'absent' | 'unskilled' | 'busier' | 'turn';
  /** Of somebody who is away (RFC 3339). */
  until?: string;
}

/** What is kept with a task and its event, so that people are told in their language why it is theirs. Ids of people, no names. */
export interface Why {
  code: Way | 'nobody' | 'handed-over' | 'gone';
  /** It stays with its group, and this person is asked for it first. */
  shared?: true;
  /** Whom this person stands in for, and until when (RFC 3339). */
  instead?: { of: string; until: string };
  /** Of the one chosen, before this task, and of the others who came into question. */
  open?: number;
  others?: number[];
  /** RFC 3339; null: never. */
  last?: string | null;
  skill?: string;
  duty?: string;
  /** Whose task it was before. */
  from?: string;
  /** The ways that were tried before, and found nobody. */
  passed?: Passed[];
  /** By which row of the pack it was chosen. */
  rule?: { source: string; version?: string };
  /** Who came into question, where people were compared. */
  considered?: Considered[];
}

/** Who gets a task. Nobody: it lies with its group. `wanted`: it lies with its group, and this person is asked for it first. */
export interface Choice {
  person: string | null;
  wanted: string | null;
  why: Why;
}
