import { join } from 'node:path';
import { Pack } from '#domain/packs/pack.service.js';

/** The demo company's working time: what tests of the running product compare with, so that they hold at any hour of any day. */
export const { calendar: workingTime } = Pack.read(join(import.meta.dirname, '../../packs/west-technology'));
