import { ContactService } from './clients/contact.service.js';
import type { Database } from './database/database.js';
import { DecisionService } from './decisions/decision.service.js';
import type { Packs } from './packs/packs.service.js';
import { RequestFacts } from './requests/request-facts.service.js';
import type { Services } from './services.js';

/** What the activities of all processes use, over one database. */
export function createServices(database: Database, packs: Packs): Services {
  return { contacts: new ContactService(database), decisions: new DecisionService(database, packs), requests: new RequestFacts(database) };
}
