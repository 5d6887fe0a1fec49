import { api } from '../api/client';
import { toProblem, type Problem } from '../api/problem';
import { keepDraft } from '../task/draft';
import { isEmpty, type FormData } from '../task/form/form-schema';
import { serverNow } from '../time/now';
import { dropBeginning, firstWords, freshBeginning, keepBeginning, readBeginning, type Beginning } from './beginning';
import { openPart } from './live-tasks';

/** After the first key that the server does not know yet, ms. */
const SOON = 400;
/** Where nobody answered, ms. */
const AGAIN = 3_000;
/** How often to look whether the task is there, ms. */
const LOOK = 250;

/** `none`: nothing was said yet; `sending`; `unsent`: kept here, sent when it can be; `recorded`: the server has it; `refused`; `lost`: neither keeps it. */
export type RecordState = 'none' | 'sending' | 'unsent' | 'recorded' | 'refused' | 'lost';

/** How a call stands that has no task yet. */
export interface Recording extends Beginning {
  state: RecordState;
  problem: Problem | null;
}

interface RecorderOptions {
  userId: string;
  show: (recording: Recording) => void;
  /** The call has its task, which goes on with what was typed. */
  open: (task: string) => void;
}

/** Records a call from its first words on: they are kept here at once, posted under one key until the server has them, and become the task "incoming call" (WT-1.1). */
export class Recorder {
  private beginning: Beginning;
  private state: RecordState = 'none';
  private problem: Problem | null = null;
  private task: string | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private stopped = false;

  constructor(private readonly options: RecorderOptions) {
    this.beginning = readBeginning(options.userId);
    if (this.beginning.recorded !== null) this.state = 'recorded';
    else if (this.beginning.body !== null) this.state = 'unsent';
  }

  get now(): Recording {
    return { ...this.beginning, state: this.state, problem: this.problem };
  }

  /** Goes on where one left off. */
  start(): void {
    this.stopped = false;
    if (this.beginning.recorded !== null) void this.become();
    else if (this.beginning.body !== null) void this.post();
    // Left before it went out, or typed elsewhere.
    else this.begin(SOON);
  }

  stop(): void {
    this.stopped = true;
    clearTimeout(this.timer);
  }

  change(part: FormData): void {
    this.keep({ data: { ...this.beginning.data, ...part } });
    this.begin(SOON);
  }

  /** A field was left: what it says goes out at once. */
  leave(): void {
    this.begin(0);
  }

  private begin(delay: number): void {
    const { body, recorded, data } = this.beginning;
    if (body === null && recorded === null && Object.values(data).some((value) => !isEmpty(value))) this.later(() => void this.post(), delay);
  }

  private keep(change: Partial<Beginning>): void {
    const { userId, show } = this.options;
    this.beginning = { ...this.beginning, ...change, at: serverNow(), since: this.beginning.since ?? serverNow() };
    const { data, at } = this.beginning;
    // Once the task is known, what is typed is its draft: the page that follows begins with it.
    const kept =
      this.task === null ? keepBeginning(userId, this.beginning) : keepDraft(userId, this.task, { at, data, outcome: null, act: null, commandId: null });
    if (!kept && this.state === 'none') this.state = 'lost';
    show(this.now);
  }

  private move(state: RecordState, problem: Problem | null = null): void {
    this.state = state;
    this.problem = problem;
    this.options.show(this.now);
  }

  private later(act: () => void, delay: number): void {
    clearTimeout(this.timer);
    if (!this.stopped) this.timer = setTimeout(act, delay);
  }

  private async post(): Promise<void> {
    const words = this.beginning.body ?? firstWords(this.beginning.data);
    this.keep({ body: words });
    this.move('sending');
    try {
      const { data, error } = await api.POST('/api/v1/requests', { body: words, headers: { 'Idempotency-Key': this.beginning.key } });
      if (!data) throw error;
      this.keep({ recorded: { caseId: data.caseId, number: data.number } });
      this.move('recorded');
      await this.become();
    } catch (thrown) {
      this.refused(toProblem(thrown));
    }
  }

  private refused(problem: Problem): void {
    if (problem.status === 0 || problem.status >= 500) {
      this.move('unsent');
      this.later(() => void this.post(), AGAIN);
      return;
    }
    // Put otherwise it is another call of ours, and needs another key.
    this.keep({ body: null, key: freshBeginning().key });
    this.move('refused', problem);
  }

  /** The process begins a moment after the request is recorded, or later where the engine is away. */
  private async become(): Promise<void> {
    const { recorded } = this.beginning;
    const task = recorded && (await openPart(recorded.caseId).catch(() => undefined));
    if (this.stopped) return;
    if (!task) {
      this.later(() => void this.become(), LOOK);
      return;
    }
    this.task = task.id;
    this.keep({});
    dropBeginning(this.options.userId);
    this.options.open(task.id);
  }
}
