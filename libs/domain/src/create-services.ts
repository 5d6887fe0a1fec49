import { ContactService } from './clients/contact.service.js';
import { AvailabilityService } from './availability/availability.service.js';
import type { Database } from './database/database.js';
import { DealService } from './deals/deal.service.js';
import { DecisionService } from './decisions/decision.service.js';
import { LetterService } from './letters/letter.service.js';
import { AskingService } from './packs/asking.service.js';
import type { Packs } from './packs/packs.service.js';
import { RequestFacts } from './requests/request-facts.service.js';
import type { Services } from './services.js';

/** What the activities of all processes use, over one database; links in letters begin with `publicUrl`. */
export function createServices(database: Database, packs: Packs, publicUrl: string): Services {
  const letters = new LetterService(database, packs, publicUrl);
  return {
    asking: new AskingService(packs),
    availability: new AvailabilityService(database, packs, letters),
    contacts: new ContactService(database),
    deals: new DealService(database, packs),
    decisions: new DecisionService(database, packs),
    letters,
    requests: new RequestFacts(database),
  };
}
