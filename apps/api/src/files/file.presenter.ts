import type { FileRecord } from '#domain/files/file.repository.js';
import type { Labels } from '../labels/labels.js';
import type { FileDto } from './files.dto.js';

/** A file as it is listed for somebody. */
export function fileDto({ id, name, type, size, at, by, task }: FileRecord, { labels, caller }: { labels: Labels; caller: { id: string } }): FileDto {
  return {
    id,
    name,
    type,
    size,
    at: at.toISOString(),
    by,
    taskId: task?.id ?? null,
    taskTitle: task && labels.task(task.process, task.name),
    mine: by.id === caller.id,
  };
}
