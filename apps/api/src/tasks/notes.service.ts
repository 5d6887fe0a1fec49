import { DomainError, type FieldError } from '#domain/errors/domain-error.js';
import { isList } from '#domain/forms/cells.rule.js';
import { permissionsOf } from '#domain/people/permission.rule.js';
import type { Role } from '#domain/people/role.type.js';
import { mentionedIn, MOST_MENTIONS } from '#domain/tasks/comment-text.rule.js';
import { addComment, colleagues } from '#domain/tasks/comment.repository.js';
import { saveDraft } from '#domain/tasks/draft.repository.js';
import type { TaskRecord } from '#domain/tasks/task.repository.js';
import { mayAct, maySee } from '#domain/tasks/visible.rule.js';
import type { ListField } from '#kit/contract/define-task.js';
import type { Contracts } from './contracts.js';
import type { ColleagueDto, CommentDto, CommentTaskDto, SavedDraftDto, SaveDraftDto } from './notes.dto.js';
import type { TaskCall, TaskCalls } from './task-calls.js';

/** What a draft may weigh as JSON: several times a form whose every field is full. Bytes. */
const LARGEST_DRAFT = 64 * 1_024;
/** The same where the form has a list: many rows, each of them full. */
const LARGEST_WITH_LISTS = 256 * 1_024;
/** Beside the form's fields a draft says where in its script the talk stands, so that another device, or another person, goes on there. No field has such a name. */
const SCRIPT_PLACE = '$script';

/** What is written beside a task, open or closed: comments and drafts. */
export class NotesService {
  constructor(
    private readonly calls: TaskCalls,
    private readonly contracts: Contracts,
  ) {}

  /** Whoever sees a task may say something about it. */
  async comment(call: TaskCall<CommentTaskDto>): Promise<CommentDto> {
    const { body } = await this.calls.onTask({ ...call, call: 'POST /tasks/{id}/comment' }, async ({ tx, act, caller, at }) => {
      const { text } = call.body;
      const ids = mentionedIn(text);
      if (ids.length > MOST_MENTIONS) throw new DomainError('invalid', {}, [{ path: 'text', rule: 'mentions', params: { count: MOST_MENTIONS } }]);
      const mentions = ids.length > 0 ? await colleagues(tx, ids) : [];
      if (mentions.length < ids.length) throw new DomainError('invalid', {}, [{ path: 'text', rule: 'person' }]);
      const id = await addComment(tx, act, { author: caller.id, text });
      return { status: 201, body: { id, text, at: at.toISOString(), by: { id: caller.id, name: caller.name }, mentions } };
    });
    return body;
  }

  /** Everybody who works here but the caller. */
  async colleagues(call: TaskCall): Promise<ColleagueDto[]> {
    const { body } = await this.calls.onTask({ ...call, call: 'GET /tasks/{id}/colleagues' }, async ({ tx, task, caller, labels }) => {
      const people = await tx.rows<{ id: string; name: string; roles: Role[] }>(
        `SELECT id, name, roles FROM person WHERE organisation = $1 AND active AND id <> $2 ORDER BY name, id`,
        [caller.organisation, caller.id],
      );
      const shown = people.map(({ id, name, roles }) => ({
        ...{ id, name },
        roleLabels: roles.map((role) => labels.roleOfPerson(role) ?? labels.role(role)),
        maySee: maySee({ kind: 'person', id, organisation: caller.organisation, name, roles, permissions: permissionsOf(roles) }, task),
      }));
      return { status: 200, body: shown };
    });
    return body;
  }

  /** Whoever may act on a task, or could before it was closed, keeps a half-filled form with it: the loser of a race loses no words. */
  async draft(call: TaskCall<SaveDraftDto>): Promise<SavedDraftDto> {
    const { body } = await this.calls.onTask({ ...call, call: 'PUT /tasks/{id}/draft' }, async ({ tx, task, act, caller, at }) => {
      if (!mayAct(caller, task)) throw new DomainError('forbidden');
      const { data } = call.body;
      const wrong = this.draftTrouble(task, data);
      if (wrong.length > 0) throw new DomainError('invalid', {}, wrong);
      await saveDraft(tx, act, { person: caller.id, data });
      return { status: 200, body: { savedAt: Object.keys(data).length > 0 ? at.toISOString() : null } };
    });
    return body;
  }

  /** Half a form is a fine draft: only names, kinds and weight are looked at. */
  private draftTrouble(task: TaskRecord, data: Record<string, unknown>): FieldError[] {
    const { properties } = this.contracts.task(task.process, task.name).form;
    const wrong = Object.entries(data).flatMap(([field, value]) => {
      if (field === SCRIPT_PLACE && typeof value === 'string') return [];
      if (!Object.hasOwn(properties, field)) return [{ path: `data.${field}`, rule: 'unknown' }];
      const schema = properties[field]!;
      if (isList(schema)) return rowsTrouble(schema, value, `data.${field}`);
      return isScalar(value) ? [] : [{ path: `data.${field}`, rule: 'type' }];
    });
    const largest = Object.values(properties).some(isList) ? LARGEST_WITH_LISTS : LARGEST_DRAFT;
    if (wrong.length === 0 && Buffer.byteLength(JSON.stringify(data)) > largest) return [{ path: 'data', rule: 'large' }];
    return wrong;
  }
}

const isScalar = (value: unknown) => value === null || ['string', 'number', 'boolean'].includes(typeof value);

/** What is no draft of a list: rows may be incomplete, but they are rows of this list, and not without end. */
function rowsTrouble({ items, maxItems }: ListField, value: unknown, path: string): FieldError[] {
  if (value === null) return [];
  if (!Array.isArray(value)) return [{ path, rule: 'list' }];
  if (value.length > maxItems) return [{ path, rule: 'rowsMany', params: { count: maxItems } }];
  return value.flatMap((row: unknown, index) => {
    if (typeof row !== 'object' || row === null || Array.isArray(row)) return [{ path: `${path}.${index}`, rule: 'object' }];
    return Object.entries(row).flatMap(([field, cell]) => {
      if (!Object.hasOwn(items.properties, field)) return [{ path: `${path}.${index}.${field}`, rule: 'unknown' }];
      return isScalar(cell) ? [] : [{ path: `${path}.${index}.${field}`, rule: 'type' }];
    });
  });
}
