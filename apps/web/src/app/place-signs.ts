import {
  IconAddressBook,
  IconAlertTriangle,
  IconBriefcase,
  IconChecklist,
  IconCirclePlus,
  IconPackages,
  IconPhoneIncoming,
  IconRoute,
  IconSettings,
  IconUsers,
  type Icon,
} from '@tabler/icons-react';
import type { PlaceName } from './places';

/** The sign of each section, and how it is called. */
export const PLACE_SIGNS: Readonly<Record<PlaceName, Icon>> = {
  tasks: IconChecklist,
  call: IconPhoneIncoming,
  cases: IconBriefcase,
  processes: IconRoute,
  clients: IconAddressBook,
  suppliers: IconPackages,
  start: IconCirclePlus,
  people: IconUsers,
  incidents: IconAlertTriangle,
  settings: IconSettings,
};

export const PLACE_TITLES = {
  tasks: 'tasks.title',
  call: 'call.nav',
  cases: 'cases.title',
  processes: 'map.title',
  clients: 'clients.title',
  suppliers: 'suppliers.title',
  start: 'start.nav',
  people: 'people.title',
  incidents: 'incidents.title',
  settings: 'settings.title',
} as const satisfies Record<PlaceName, string>;
