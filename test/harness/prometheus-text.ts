/** One family of metrics, as Prometheus reads it. */
export interface Family {
  type: string;
  help: string;
  samples: { name: string; labels: Record<string, string>; value: number }[];
}

const NAME = '[a-zA-Z_:][a-zA-Z0-9_:]*';
const SAMPLE = new RegExp(`^(${NAME})(?:\\{(.*)\\})? (\\S+)(?: -?\\d+)?$`);
const LABEL = /^([a-zA-Z_][a-zA-Z0-9_]*)="((?:[^"\\\n]|\\[\\"n])*)"(?:,|$)/;
/** What a family's samples may be called after its name. */
const SUFFIXES: Record<string, readonly string[]> = { histogram: ['_bucket', '_sum', '_count'], summary: ['', '_sum', '_count'] };

/**
 * Reads Prometheus' text format 0.0.4 as strictly as Prometheus does, and more: each sample belongs to a family that said its type before, none is told twice,
 * histograms have a bucket for everything and grow. Throws with the line that is wrong.
 */
export function readPrometheusText(text: string): Map<string, Family> {
  if (!text.endsWith('\n')) throw new Error('The last line does not end.');
  const families = new Map<string, Family>();
  const seen = new Set<string>();
  for (const line of text.split('\n').filter(Boolean)) {
    const comment = new RegExp(`^# (HELP|TYPE) (${NAME}) (.*)$`).exec(line);
    if (comment) {
      const [, what, name, rest] = comment as unknown as [string, string, string, string];
      const family = families.get(name) ?? { type: 'untyped', help: '', samples: [] };
      if (what === 'TYPE' && !['counter', 'gauge', 'histogram', 'summary', 'untyped'].includes(rest)) throw new Error(`No type: ${line}`);
      if (family.samples.length > 0) throw new Error(`Said after its samples: ${line}`);
      families.set(name, what === 'TYPE' ? { ...family, type: rest } : { ...family, help: rest });
      continue;
    }
    if (line.startsWith('#')) continue;
    const sample = sampleOf(line);
    const key = `${sample.name}${JSON.stringify(Object.entries(sample.labels).sort(([a], [b]) => (a < b ? -1 : 1)))}`;
    if (seen.has(key)) throw new Error(`Told twice: ${line}`);
    seen.add(key);
    familyOf(families, sample.name, line).samples.push(sample);
  }
  for (const [name, family] of families) if (family.type === 'histogram') checkHistogram(name, family);
  return families;
}

function sampleOf(line: string): Family['samples'][number] {
  const [, name, inner = '', text] = SAMPLE.exec(line) ?? [];
  if (name === undefined) throw new Error(`No sample: ${line}`);
  const labels: Record<string, string> = {};
  for (let rest = inner; rest !== '';) {
    const label = LABEL.exec(rest);
    if (!label || label[1]! in labels) throw new Error(`Labels: ${line}`);
    labels[label[1]!] = label[2]!.replaceAll(/\\(.)/g, (_, char: string) => (char === 'n' ? '\n' : char));
    rest = rest.slice(label[0].length);
  }
  const value = { '+Inf': Infinity, '-Inf': -Infinity }[text!] ?? Number(text);
  // Prometheus reads "not a number" in any case; prom-client writes it in one of its own.
  if (Number.isNaN(value) && text!.toLowerCase() !== 'nan') throw new Error(`No number: ${line}`);
  return { name, labels, value };
}

function familyOf(families: Map<string, Family>, sample: string, line: string): Family {
  for (const [name, family] of families) if ((SUFFIXES[family.type] ?? ['']).some((suffix) => sample === name + suffix)) return family;
  throw new Error(`Of no family: ${line}`);
}

function checkHistogram(name: string, { samples }: Family): void {
  const series = new Map<string, Family['samples']>();
  for (const sample of samples.filter((one) => one.name === `${name}_bucket`)) {
    const key = JSON.stringify(Object.entries(sample.labels).filter(([label]) => label !== 'le'));
    series.set(key, [...(series.get(key) ?? []), sample]);
  }
  for (const [labels, buckets] of series) {
    if (buckets.at(-1)!.labels['le'] !== '+Inf') throw new Error(`No last bucket: ${name} ${labels}`);
    if (buckets.some(({ value }, i) => i > 0 && value < buckets[i - 1]!.value)) throw new Error(`Buckets shrink: ${name} ${labels}`);
  }
}
