/** What every shape that begins a case gets: its request. */
export interface ShapeInput {
  requestId: string;
}

/** How a shape ended, in one word that its test can read. */
export interface ShapeResult {
  ended: string;
}
