/** Where somebody was in a list when he opened a task: which row, how far down, and how far it was fetched. */
export interface PlaceInList {
  person: string;
  /** Which list, as `JSON.stringify` of its filter. */
  list: string;
  cursors: readonly (string | null)[];
  row: string;
  /** Where the row stood, for when it is there no more. */
  index: number;
}

let last: PlaceInList | null = null;

/** For the way back from the task. A reload forgets it: then the list begins anew. */
export function leaveFrom(place: PlaceInList): void {
  last = place;
}

/** The place that one left this list from, if it was this list and this person. */
export function cameFrom(person: string, list: string): PlaceInList | undefined {
  return last?.person === person && last.list === list ? last : undefined;
}
