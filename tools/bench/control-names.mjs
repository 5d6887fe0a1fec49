// @ts-check
// What the processes of the control call things.

export const CONTROL_QUEUE = 'bench-control';
export const CONTROL_TABLE = 'bench_control';
