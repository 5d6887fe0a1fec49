import { IconCalendarTime, IconClockCog, IconHistory, IconKey, IconUserCog, type Icon } from '@tabler/icons-react';
import type { SectionName } from './sections';

/** The sign of each section of the settings. */
export const SECTION_SIGNS: Readonly<Record<SectionName, Icon>> = {
  people: IconUserCog,
  tokens: IconKey,
  deadlines: IconClockCog,
  hours: IconCalendarTime,
  audit: IconHistory,
};
