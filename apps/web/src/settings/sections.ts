/** The sections of the settings, in their order: a new one is a line here, a sign, its texts (`settings.sections`) and its route. */
export const SECTIONS = [
  { name: 'people', to: '/settings/people', needs: 'account.manage' },
  { name: 'tokens', to: '/settings/tokens', needs: 'token.manage' },
  { name: 'deadlines', to: '/settings/deadlines', needs: 'settings.edit' },
  { name: 'hours', to: '/settings/hours', needs: 'settings.edit' },
  { name: 'audit', to: '/settings/audit', needs: 'audit.read' },
] as const satisfies readonly {
  name: string;
  to: `/settings/${string}`;
  /** What one must be allowed to enter it. */
  needs: string;
}[];

/** One of them. */
export type Section = (typeof SECTIONS)[number];

export type SectionName = Section['name'];

/** Those that one may enter. */
export function sectionsOf(permissions: readonly string[]): Section[] {
  return SECTIONS.filter(({ needs }) => permissions.includes(needs));
}
