import { ApiProperty } from '@nestjs/swagger';
import { PersonRefDto } from '../tasks/tasks.dto.js';

/** A file that lies beside a task or a case. */
export class FileDto {
  id: string;
  /** As its sender called it, without what no file system takes. */
  name: string;
  /** By its first bytes. */
  type: string;
  /** Bytes. */
  size: number;
  at: string;
  by: PersonRefDto;
  /** Null of one that lies beside the case itself. */
  taskId: string | null;
  taskTitle: string | null;
  /** The caller may take it away, and bring it back. */
  mine: boolean;
}

export class FileListDto {
  /** The latest first. */
  items: FileDto[];
}

/** A form with one file. */
export class AddFileDto {
  @ApiProperty({ type: 'string', format: 'binary' })
  file: unknown;
}
