/** Why somebody is away. */
export const ABSENCE_KINDS = ['vacation', 'sick', 'trip', 'other'] as const;

export type AbsenceKind = (typeof ABSENCE_KINDS)[number];
