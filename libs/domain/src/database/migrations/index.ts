import type { MigrationInterface } from 'typeorm';
import { FirstTables1795300000000 } from './1795300000000-first-tables.js';
import { Walls1795300000001 } from './1795300000001-walls.js';
import { WholeProtocol1795400000000 } from './1795400000000-whole-protocol.js';
import { Insight1795500000000 } from './1795500000000-insight.js';
import { WorkingTime1795600000000 } from './1795600000000-working-time.js';
import { Packs1795800000000 } from './1795800000000-packs.js';
import { Clients1795900000000 } from './1795900000000-clients.js';
import { Letters1796000000000 } from './1796000000000-letters.js';
import { Assignment1795700000000 } from './1795700000000-assignment.js';
import { Promises1796100000000 } from './1796100000000-promises.js';
import { Views1796200000000 } from './1796200000000-views.js';
import { Attachments1796300000000 } from './1796300000000-attachments.js';
import { Lookers1796310000000 } from './1796310000000-lookers.js';
import { Notices1796400000000 } from './1796400000000-notices.js';
import { Screens1796500000000 } from './1796500000000-screens.js';
import { Stock1796600000000 } from './1796600000000-stock.js';
import { Deals1796700000000 } from './1796700000000-deals.js';
import { AuditSeals1796800000000 } from './1796800000000-audit-seals.js';
import { Accounts1796900000000 } from './1796900000000-accounts.js';
import { Requests1797300000000 } from './1797300000000-requests.js';
import { StartedByHand1795610000000 } from './1795610000000-started-by-hand.js';

/** Forward-only, in this order. A migration that was released is never edited. */
export const MIGRATIONS: (new () => MigrationInterface)[] = [
  FirstTables1795300000000,
  Walls1795300000001,
  WholeProtocol1795400000000,
  Insight1795500000000,
  WorkingTime1795600000000,
  StartedByHand1795610000000,
  Assignment1795700000000,
  Packs1795800000000,
  Clients1795900000000,
  Letters1796000000000,
  Promises1796100000000,
  Views1796200000000,
  Attachments1796300000000,
  Lookers1796310000000,
  Notices1796400000000,
  Screens1796500000000,
  Stock1796600000000,
  Deals1796700000000,
  AuditSeals1796800000000,
  Accounts1796900000000,
  Requests1797300000000,
];
