import { isEmpty, type FormData } from '../task/form/form-schema';
import { serverNow } from '../time/now';
import { isWhole } from './phone';

/** What was posted of a call; kept with its key, so that posting it again is harmless. */
export interface FirstWords {
  channel: 'call';
  kind: 'call';
  client: { name?: string; phone?: string };
  text?: string;
}

/** A call that has no task yet: what was typed, and what the server was told of it. */
export interface Beginning {
  /** When it was last touched, epoch ms. */
  at: number;
  /** When its first key was pressed, epoch ms; null before. */
  since: number | null;
  data: FormData;
  key: string;
  /** Null until the first words went out; from then on they stay as they were. */
  body: FirstWords | null;
  /** The server has it. */
  recorded: { caseId: string; number: string } | null;
}

/** Beside the drafts of tasks, so that it is swept with them. */
const nameOf = (userId: string) => `reglament.draft.${userId}.call`;

export function freshBeginning(): Beginning {
  return { at: 0, since: null, data: {}, key: crypto.randomUUID(), body: null, recorded: null };
}

/** What one left, on this computer; a closed browser loses nothing. */
export function readBeginning(userId: string): Beginning {
  const text = localStorage.getItem(nameOf(userId));
  try {
    return text === null ? freshBeginning() : (JSON.parse(text) as Beginning);
  } catch {
    return freshBeginning();
  }
}

/** False where the browser would not keep it. */
export function keepBeginning(userId: string, beginning: Beginning): boolean {
  try {
    localStorage.setItem(nameOf(userId), JSON.stringify(beginning));
    return true;
  } catch {
    return false;
  }
}

/** Begins a call with what was typed elsewhere. False where another one is still being written: that one goes on as it is. */
export function beginWith(userId: string, data: FormData): boolean {
  const before = readBeginning(userId);
  if (before.recorded !== null || before.body !== null || Object.values(before.data).some((value) => !isEmpty(value))) return false;
  return keepBeginning(userId, { ...freshBeginning(), at: serverNow(), since: serverNow(), data });
}

export function dropBeginning(userId: string): void {
  localStorage.removeItem(nameOf(userId));
}

/** The first words of a call: a number only once it can be one, or it would be refused. */
export function firstWords(data: FormData): FirstWords {
  const say = (name: string) => (typeof data[name] === 'string' ? data[name].trim() : '');
  const [name, phone, question] = [say('name'), say('phone'), say('question')];
  return {
    channel: 'call',
    kind: 'call',
    client: { ...(name !== '' && { name }), ...(isWhole(phone) && { phone }) },
    ...(question !== '' && { text: question }),
  };
}
