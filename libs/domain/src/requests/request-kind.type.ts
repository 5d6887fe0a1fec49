/** What a request may be (WT-F1). */
export const KINDS = ['request', 'urgent', 'question', 'letter', 'call', 'consultation', 'long-lead'] as const;
