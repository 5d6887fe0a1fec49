import { api } from '../api/client';
import { toProblem } from '../api/problem';
import type { TaskPage } from '../api/types';
import { PLACE } from '../script/talk';
import { fieldsOf, type FormData } from './form/form-schema';

/** So long after the first key that was not saved yet, ms: with the way to the server it is still within a second. */
const DELAY = 600;
/** Where the server did not answer, it is asked again after this, ms. */
const AGAIN = 5_000;

const unsent = new Set<DraftSaver>();

/** How many drafts of this page have not reached the server. */
export function unsentDrafts(): number {
  return unsent.size;
}

/** Sends what was typed to the server, the latest only and one after the other, so that it follows its writer to another device. */
export class DraftSaver {
  private waiting: FormData | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private sending = false;
  private stopped = false;

  constructor(
    private readonly task: TaskPage,
    private readonly tell: { sending: (data: FormData) => void; saved: () => void },
  ) {}

  save(data: FormData): void {
    this.waiting = data;
    unsent.add(this);
    this.plan(DELAY);
  }

  /** What waits is not sent any more: the task is over. */
  stop(): void {
    this.stopped = true;
    unsent.delete(this);
    clearTimeout(this.timer);
  }

  /** What waits is sent at once: the page is being left. */
  async flush(): Promise<void> {
    const data = this.waiting;
    if (this.stopped || this.sending || data === null) return;
    this.waiting = null;
    this.sending = true;
    const arrived = await this.send(data);
    this.sending = false;
    if (arrived && this.waiting === null) this.tell.saved();
    if (!arrived) this.waiting ??= data;
    if (this.waiting === null) unsent.delete(this);
    if (this.waiting !== null) this.plan(arrived ? DELAY : AGAIN);
  }

  private plan(delay: number): void {
    if (this.stopped) return;
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      void this.flush();
    }, delay);
  }

  /** False where no answer came; what was refused is not worth sending again. */
  private async send(data: FormData): Promise<boolean> {
    const own = [...Object.keys(fieldsOf(this.task)), PLACE].filter((name) => name in data);
    // What was emptied is said to be empty.
    const sent = Object.fromEntries(own.map((name) => [name, data[name] ?? null]));
    this.tell.sending(sent);
    try {
      const { error } = await api.PUT('/api/v1/tasks/{id}/draft', { params: { path: { id: this.task.id } }, body: { data: sent } });
      if (error !== undefined) throw error;
      return true;
    } catch (thrown) {
      const { status } = toProblem(thrown);
      return status !== 0 && status < 500;
    }
  }
}
