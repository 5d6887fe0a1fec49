import type { JsonFile } from './placed-json.js';

/** Texts of a pack that stand in for those of its processes, flat by their keys: `intake.tasks.confirmRequest.title`. */
export type PackTexts = ReadonlyMap<string, string>;

/** Reads `texts/<language>.json`: texts nested as in a process's own catalogue, under the name of the process. */
export function readTexts(file: JsonFile): PackTexts | undefined {
  if (file.value === undefined) return undefined;
  const texts = new Map<string, string>();
  const look = (value: unknown, way: readonly string[]) => {
    if (typeof value === 'string' && way.length > 0) {
      if (value.trim() === '') file.tell(way, `"${way.join('.')}" is empty: write the text, or take the key away.`);
      texts.set(way.join('.'), value);
    } else if (typeof value === 'object' && value !== null && !Array.isArray(value))
      for (const [key, inside] of Object.entries(value)) look(inside, [...way, key]);
    else file.tell(way, `${way.length > 0 ? `"${way.join('.')}"` : 'this'} is no text: texts stand nested by their keys, {"intake": {"process": "…"}}.`);
  };
  look(file.value, []);
  return texts;
}
