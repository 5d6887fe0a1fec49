/** What a word expected does not stand: the whole of it is in the message. Any other error of a word is told with its cause. */
export class Unmet extends Error {}
