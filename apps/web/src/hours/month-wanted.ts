/** Which month the address of the hours asks for; the one of now where it says none. */
export function monthWanted({ month }: Record<string, unknown>): { month?: string } {
  return typeof month === 'string' && /^20\d\d-(0[1-9]|1[0-2])$/.test(month) ? { month } : {};
}
