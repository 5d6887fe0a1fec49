import type { ContactService } from './clients/contact.service.js';

/** What the activities of processes may use. */
export interface Services {
  contacts: ContactService;
}
