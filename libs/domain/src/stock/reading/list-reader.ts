import type { ReadMessage } from '../offer-row.type.js';
import type { ListToRead } from './read-price-list.js';

/** What reads price lists, in whichever thread. */
export interface ListReader {
  /** What is in a file, part by part, as `readPriceList` tells it. */
  read(bytes: Uint8Array, wanted: ListToRead): AsyncIterable<ReadMessage>;
}
