import { SECTIONS } from '../settings/sections';

/** A section of the product. */
export interface Place {
  name: PlaceName;
  to: '/' | '/call' | '/cases' | '/processes' | '/clients' | '/suppliers' | '/start' | '/people' | '/incidents' | '/settings';
  /** What one must be allowed, one of these at least; null: everybody. */
  needs: readonly string[] | null;
  /** The key that leads there from everywhere. */
  keys?: string;
}

export type PlaceName = 'tasks' | 'call' | 'cases' | 'processes' | 'clients' | 'suppliers' | 'start' | 'people' | 'incidents' | 'settings';

/** All sections, in the order for whoever has no order of his own. */
const PLACES: readonly Place[] = [
  { name: 'tasks', to: '/', needs: ['task.read'] },
  { name: 'cases', to: '/cases', needs: null },
  { name: 'processes', to: '/processes', needs: ['task.read-all'] },
  { name: 'clients', to: '/clients', needs: null },
  { name: 'suppliers', to: '/suppliers', needs: ['stock.read'] },
  { name: 'call', to: '/call', needs: ['manager.read'], keys: 'Alt+C' },
  { name: 'start', to: '/start', needs: ['process.start'] },
  { name: 'people', to: '/people', needs: ['people.manage'] },
  { name: 'incidents', to: '/incidents', needs: ['incident.manage'] },
  { name: 'settings', to: '/settings', needs: SECTIONS.map(({ needs }) => needs) },
];

/** What goes first for whom; what is not named follows. */
const FIRST: Readonly<Record<string, readonly PlaceName[]>> = {
  secretary: ['tasks', 'call', 'clients', 'cases'],
  manager: ['tasks', 'cases', 'clients', 'call'],
  head: ['tasks', 'people', 'cases', 'clients', 'call'],
  director: ['tasks', 'cases', 'processes', 'people', 'clients', 'incidents'],
  admin: ['people', 'incidents', 'settings', 'cases', 'clients'],
};

interface Who {
  roles: readonly string[];
  permissions: readonly string[];
}

/** The sections that one may enter, in the order of one's first role. A section that one may not enter is nowhere. */
export function placesOf({ roles, permissions }: Who): Place[] {
  const first = roles.map((role) => FIRST[role]).find(Boolean) ?? [];
  const rank = ({ name }: Place) => (first.includes(name) ? first.indexOf(name) : first.length);
  return PLACES.filter(({ needs }) => needs === null || needs.some((one) => permissions.includes(one))).toSorted((a, b) => rank(a) - rank(b));
}

/** Where somebody's day begins: at one's own tasks; at everybody's, for who looks after them; else at the first section. */
export function startOf(who: Who): { to: Place['to']; search: { scope?: 'team' } } {
  const [first] = placesOf(who);
  return { to: first?.to ?? '/cases', search: first?.name === 'tasks' && who.roles.includes('head') ? { scope: 'team' } : {} };
}

/** Where the rail is at the foot of a phone: so many signs, the last one for the rest. */
export const MOST_AT_FOOT = 5;

/** What stands at the foot of a phone, and what lies behind «More». */
export function footOf(places: readonly Place[]): { shown: readonly Place[]; rest: readonly Place[] } {
  return places.length <= MOST_AT_FOOT ? { shown: places, rest: [] } : { shown: places.slice(0, MOST_AT_FOOT - 1), rest: places.slice(MOST_AT_FOOT - 1) };
}

/** Whether an address belongs to a section. */
export function isHere({ to }: Place, path: string): boolean {
  return to === '/' ? path === '/' || path.startsWith('/tasks') : path.startsWith(to);
}
