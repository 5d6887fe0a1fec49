/** A process that the caller may start by hand. Labels are in the caller's language. */
export class StartableDto {
  /** Such as leave-request: `POST /processes/{name}` starts it. */
  name: string;
  label: string;
  /** What it is for, and what comes of it. */
  help: string | null;
  /** JSON Schema, as a task's form. */
  form: Record<string, unknown>;
  /** Names of fields that must be filled. */
  requires: string[];
}

export class StartableListDto {
  items: StartableDto[];
}

export class StartedDto {
  /** The process instance. */
  id: string;
  /** Where one sees how it stands: `GET /cases/{caseId}`. */
  caseId: string;
  /** Such as Д-1024. */
  number: string;
}
