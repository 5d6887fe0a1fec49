/** The closed list of roles a person can hold (west-technology.md). A role is also a queue: a task is opened for one role. */
export const ROLES = ['secretary', 'manager', 'head', 'director', 'accountant', 'driver', 'quality', 'admin'] as const;

export type Role = (typeof ROLES)[number];
