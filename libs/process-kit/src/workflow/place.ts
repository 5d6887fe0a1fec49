import { CancellationScope } from '@temporalio/workflow';

/** A branch of the story: its own path, its own ordinals, its own time. Ordinals depend on the story's text only, never on who was faster. */
interface Branch {
  path: string;
  next: number;
  /** Epoch ms of what this branch last waited for: the only clock of the story. */
  time: number;
}

/**
 * Branches by the scope that they run in: the SDK carries that along with every promise. A store of our own would be one more per run that
 * the worker keeps, and each promise of every run would carry a value of each of them.
 */
const branches = new WeakMap<CancellationScope, Branch>();

/**
 * Runs `body` as a branch of its own below the present one; `path` must be unique among its siblings. When it ends, however it ends, its
 * time passes on to the branch that it left.
 */
export async function inBranch<T>(path: string, time: number, body: () => Promise<T>): Promise<T> {
  const parent = around();
  const branch: Branch = { path, next: 0, time };
  const scope = new CancellationScope({ cancellable: false }); // the kit alone hands a cancel on
  branches.set(scope, branch);
  try {
    return await scope.run(body);
  } finally {
    if (parent) parent.time = Math.max(parent.time, branch.time);
  }
}

function around(): Branch | undefined {
  for (let scope: CancellationScope | undefined = CancellationScope.current(); scope; scope = scope.parent) {
    const branch = branches.get(scope);
    if (branch) return branch;
  }
  return undefined;
}

/** The branch that the caller runs in. */
export function here(): Branch {
  const branch = around();
  if (!branch) throw new Error('A word of the kit was used outside a story.');
  return branch;
}

/** The next place in this branch, such as `2` or `3.b1.1`. */
export function nextPlace(): string {
  const branch = here();
  branch.next += 1;
  return branch.path === '' ? `${branch.next}` : `${branch.path}.${branch.next}`;
}

/** Moves a branch's time on, by default that of the caller; time never goes back. */
export function passTime(at: number, branch = here()): void {
  branch.time = Math.max(branch.time, at);
}
