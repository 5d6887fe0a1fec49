// @ts-check
// What `npm audit` says, held against the exceptions of docs/supply.json: a hole that nobody has looked at fails, and so does an exception whose day is over.

/** @typedef {{ id: string, package: string, until: string, reason: string }} HoleException */
/** @typedef {{ source?: number, name?: string, title?: string, url?: string, severity?: string, range?: string }} Advisory */
/** @typedef {{ vulnerabilities?: Record<string, { via: (Advisory | string)[] }> }} Audit */
/** @typedef {{ id: string, package: string, title: string, severity: string }} Hole */

/**
 * The advisories of an answer of `npm audit --json`, each once; undefined where it is no answer but an error.
 * @param {string} text
 * @returns {Hole[] | undefined}
 */
export function holesOf(text) {
  /** @type {Audit} */
  let audit;
  try {
    audit = JSON.parse(text);
  } catch {
    return undefined; // not even an answer: npm has said why on its own
  }
  if (audit.vulnerabilities === undefined) return undefined;
  const advisories = Object.values(audit.vulnerabilities)
    .flatMap(({ via }) => via)
    .filter((one) => typeof one !== 'string');
  const holes = advisories.map(({ url = '', source, name = '', title = '', severity = '' }) => ({
    id: /GHSA-[\w-]+/.exec(url)?.[0] ?? String(source),
    package: name,
    title,
    severity,
  }));
  return [...new Map(holes.map((hole) => [`${hole.id} ${hole.package}`, hole])).values()];
}

/**
 * @param {Hole[]} holes
 * @param {HoleException[]} exceptions
 * @param {string} today as 2026-11-22
 * @returns {string[]} a sentence for each thing that must be done
 */
export function judge(holes, exceptions, today) {
  const excused = (/** @type {Hole} */ hole) => exceptions.find((one) => one.id === hole.id && one.package === hole.package);
  return [
    ...holes
      .filter((hole) => !excused(hole))
      .map(
        ({ id, package: name, title, severity }) =>
          `${name}: ${title} (${severity}, ${id}). Update it, or write down in docs/supply.json why it does not concern us, and until when.`,
      ),
    ...exceptions
      .filter((exception) => holes.some((hole) => excused(hole) === exception))
      .filter(({ until }) => until < today)
      .map(({ id, package: name, until }) => `The exception of ${name} (${id}) was good until ${until}: look at it again.`),
    ...exceptions
      .filter((exception) => !holes.some((hole) => excused(hole) === exception))
      .map(({ id, package: name }) => `The exception of ${name} (${id}) is of no use any more: take it out of docs/supply.json.`),
  ];
}

/** What is wrong in the exceptions themselves. @param {HoleException[]} exceptions @returns {string[]} */
export function wrongExceptions(exceptions) {
  return exceptions
    .filter(({ id, package: name, until, reason }) => !id || !name || !/^\d{4}-\d\d-\d\d$/.test(until) || reason.length < 20)
    .map(({ id, package: name }) => `The exception ${id} of ${name} must name the package, say why, and until which day (2027-01-31).`);
}
