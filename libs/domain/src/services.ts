import type { ContactService } from './clients/contact.service.js';
import type { AvailabilityService } from './availability/availability.service.js';
import type { DealService } from './deals/deal.service.js';
import type { DecisionService } from './decisions/decision.service.js';
import type { LetterService } from './letters/letter.service.js';
import type { AskingService } from './packs/asking.service.js';
import type { RequestFacts } from './requests/request-facts.service.js';

/** What the activities of processes may use. */
export interface Services {
  /** How suppliers are asked, by the pack (WT-3.5). */
  asking: AskingService;
  contacts: ContactService;
  /** Asks the pack's decision tables, in the version that the case is pinned to. */
  decisions: DecisionService;
  /** Writes the pack's letters and queues them. */
  letters: LetterService;
  /** The deal of a case (WT-1.8), what is said of it and offered. */
  deals: DealService;
  /** Who has what a client wants (WT-3). */
  availability: AvailabilityService;
  requests: RequestFacts;
}
