/** Why somebody was given a link: to come in for the first time, to set a new password, or to make the company of an empty installation. */
export const LINK_KINDS = ['invitation', 'reset', 'first'] as const;

export type LinkKind = (typeof LINK_KINDS)[number];

const HOUR = 3_600_000;

/** How long a link may be used, milliseconds: a newcomer has a week; who forgot the password sits before the page. */
export const LINK_LASTS: Readonly<Record<LinkKind, number>> = { invitation: 7 * 24 * HOUR, reset: 24 * HOUR, first: 7 * 24 * HOUR };

/** The page on which a link is used. The token stands behind `#`: browsers send that part to nobody, so no log of a server or a proxy has it. */
export const LINK_PAGE = '/welcome#';
