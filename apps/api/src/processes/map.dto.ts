/** A legal move from a step, and the outcomes that are known to lead there. */
export class MapMoveDto {
  to: string;
  outcomes: string[];
}

/** A task of a step: whose it is, and how long he has. */
export class MapTaskDto {
  name: string;
  title: string;
  groupLabel: string;
  /** In words; null where the pack gives no time. */
  norm: string | null;
  outcomes: string[];
}

/** A process by its name and its label. */
export class ProcessRefDto {
  name: string;
  label: string;
}

export class ProcessMapListDto {
  items: ProcessRefDto[];
}

/** How much stands in a step now. */
export class MapCountDto {
  /** Running processes. */
  cases: number;
  /** Their open tasks, and how many of them are late. */
  open: number;
  late: number;
}

export class MapStepDto {
  name: string;
  label: string;
  moves: MapMoveDto[];
  /** Empty where the step does its work by itself, or does not say. */
  tasks: MapTaskDto[];
  /** The process that it starts. */
  child: ProcessRefDto | null;
  /** Null for those who do not read the team's tasks. */
  now: MapCountDto | null;
}

/** A process as its contract has it, with labels in the caller's language. The first step is where it begins; one without moves is an end. */
export class ProcessMapDto {
  name: string;
  label: string;
  steps: MapStepDto[];
  /** All processes of the company, to go from one to the other. */
  processes: ProcessRefDto[];
}
