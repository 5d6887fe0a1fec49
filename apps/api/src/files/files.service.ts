import { findCase } from '#domain/cases/case.repository.js';
import { DomainError, type FieldError } from '#domain/errors/domain-error.js';
import {
  addFile,
  countFiles,
  filesOfCase,
  filesOfTask,
  findFile,
  holdContent,
  laidInADay,
  setRemoved,
  type Beside,
  type FileRecord,
} from '#domain/files/file.repository.js';
import { kindOf } from '#domain/files/file-kind.rule.js';
import { MEGABYTE, MOST_FILES, type DailyBytes } from '#domain/files/file-limits.rule.js';
import { cleanName } from '#domain/files/file-name.rule.js';
import type { FileStore } from '#domain/files/file-store.js';
import { actorOf } from '#domain/people/principal.rule.js';
import { findTasks } from '#domain/tasks/task.repository.js';
import { maySee } from '#domain/tasks/visible.rule.js';
import { fault } from '#kit/faults/fault.js';
import type { Reader } from '../tasks/answers.js';
import type { Answered, Call, TaskCalls, Turn } from '../tasks/task-calls.js';
import { fileDto } from './file.presenter.js';
import type { FileDto, FileListDto } from './files.dto.js';
import type { Received } from './receive.js';

/** Of a case: its own and those of all its tasks. */
const MOST_LISTED = 200;

/** What a file is laid beside. */
export interface Place {
  kind: 'task' | 'case';
  id: string;
}

/** A call with a file. */
export interface FileCall extends Pick<Call, 'caller' | 'labels' | 'key'> {
  place: Place;
  received: Received | undefined;
}

/** Files beside tasks and cases: whoever reads the case reads them, whoever added one may take it away. The content gets its place on disk before its row: no row is ever without it. */
export class FilesService {
  constructor(
    private readonly calls: TaskCalls,
    private readonly store: FileStore,
    /** What may be laid down in a day. */
    private readonly aDay: DailyBytes,
  ) {}

  /** Lays a file beside a task or a case; what was received and not taken is removed. */
  async add({ caller, labels, key, place, received }: FileCall): Promise<FileDto> {
    if (!received) throw wrongFile('required');
    try {
      const { sha256 } = received;
      const call = { caller, labels, key, call: `POST /${place.kind}s/${place.id}/files`, body: { sha256, name: received.originalname } };
      const { body } = await this.calls.once(call, async (turn) => this.lay(turn, await besideOf(turn, place), received));
      return body;
    } finally {
      await this.store.forget(received);
    }
  }

  private async lay(turn: Turn, beside: Beside, received: Received): Promise<Answered<FileDto>> {
    const { tx, at, caller } = turn;
    const { name, type } = checked(received);
    const count = await countFiles(tx, beside);
    if (count >= MOST_FILES) throw wrongFile('filesMany', { count });
    await this.refuseTooMuch(turn, received.size);
    await holdContent(tx, received.sha256);
    await this.store.keep(received);
    await fault('file-kept');
    const { size, sha256 } = received;
    const id = await addFile(tx, beside, { name, type, size, sha256, by: { person: caller.id, actor: actorOf(caller), at } });
    await fault('file-uncommitted');
    return { status: 201, body: await shown(turn, id) };
  }

  /** One who lays down without end would fill the disk for all. */
  private async refuseTooMuch({ tx, at, caller }: Turn, size: number): Promise<void> {
    const laid = await laidInADay(tx, { organisation: caller.organisation, person: caller.id, at });
    const over = laid.person + size > this.aDay.person ? 'person' : laid.organisation + size > this.aDay.organisation ? 'organisation' : null;
    if (over !== null) throw wrongFile(over === 'person' ? 'filesOwnDay' : 'filesAllDay', { limit: Math.round(this.aDay[over] / MEGABYTE) });
  }

  /** The files beside a task and its case. */
  async list(reader: Reader, place: Place): Promise<FileListDto> {
    const { body } = await this.calls.once({ ...reader, call: '', body: null, key: null }, async (turn) => {
      const { caseId, task } = await besideOf(turn, place);
      const files = caseId === null ? await filesOfTask(turn.tx, task!.id) : await filesOfCase(turn.tx, caseId, MOST_LISTED);
      return { status: 200, body: { items: files.map((file) => fileDto(file, turn)) } };
    });
    return body;
  }

  /** A file that the caller may read and that was not taken away. */
  async one(reader: Reader, id: string): Promise<FileRecord> {
    const { body } = await this.calls.once({ ...reader, call: '', body: null, key: null }, async (turn) => {
      const file = await readable(turn, id);
      if (file.removedAt !== null) throw new DomainError('not-found');
      return { status: 200, body: file };
    });
    if (!(await this.store.holds(body.sha256)))
      throw new Error(`The content ${body.sha256} of a file is not in REGLAMENT_FILES: bring the folder back from its backup.`);
    return body;
  }

  /** Takes away what one has added, or brings it back. */
  async setRemoved({ caller, labels, key }: Pick<Call, 'caller' | 'labels' | 'key'>, id: string, removed: boolean): Promise<FileDto> {
    const call = { caller, labels, key, call: `${removed ? 'DELETE' : 'RESTORE'} /files/${id}`, body: null };
    const { body } = await this.calls.once(call, async (turn) => {
      const { tx, at } = turn;
      const file = await readable(turn, id);
      if (file.by.id !== caller.id) throw new DomainError('forbidden');
      const { organisation } = caller;
      if (!removed && (await countFiles(tx, { organisation, caseId: file.caseId, task: file.task })) >= MOST_FILES)
        throw wrongFile('filesMany', { count: MOST_FILES });
      await setRemoved(tx, file, { removed, organisation, by: { person: caller.id, actor: actorOf(caller), at } });
      return { status: 200, body: await shown(turn, id) };
    });
    return body;
  }
}

function wrongFile(rule: string, params?: FieldError['params']): DomainError {
  return new DomainError('invalid', {}, [{ path: 'file', rule, ...(params ? { params } : {}) }]);
}

function checked({ originalname, size, head }: Received): { name: string; type: string } {
  if (size === 0) throw wrongFile('fileEmpty');
  const name = cleanName(originalname);
  if (name === null) throw wrongFile('fileName');
  const kind = kindOf(head, name);
  if (!kind) throw wrongFile('fileKind');
  return { name, type: kind.type };
}

/** What the caller may read; else it is not there. */
async function besideOf({ tx, caller }: Turn, { kind, id }: Place): Promise<Beside> {
  const { organisation } = caller;
  if (kind === 'case') {
    if (!(await findCase(tx, id))) throw new DomainError('not-found');
    return { organisation, caseId: id, task: null };
  }
  const [task] = await findTasks(tx, [id]);
  if (!task || !maySee(caller, task)) throw new DomainError('not-found');
  return { organisation, caseId: task.caseId, task };
}

/** The files of a case are read by all who read cases; those of a task without one by whoever sees it. */
async function readable({ tx, caller }: Turn, id: string): Promise<FileRecord> {
  const file = await findFile(tx, id);
  if (!file) throw new DomainError('not-found');
  if (file.caseId === null) {
    const [task] = await findTasks(tx, [file.task!.id]);
    if (!task || !maySee(caller, task)) throw new DomainError('not-found');
  }
  return file;
}

async function shown(turn: Turn, id: string): Promise<FileDto> {
  return fileDto((await findFile(turn.tx, id))!, turn);
}
