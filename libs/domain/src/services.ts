import type { ContactService } from './clients/contact.service.js';
import type { DecisionService } from './decisions/decision.service.js';
import type { RequestFacts } from './requests/request-facts.service.js';

/** What the activities of processes may use. */
export interface Services {
  contacts: ContactService;
  /** Asks the pack's decision tables, in the version that the case is pinned to. */
  decisions: DecisionService;
  requests: RequestFacts;
}
