import { quiet } from '../harness/quiet.js';
import { judge, type Verdict } from './judge.js';
import { allMutants, type Mutant } from './mutants.js';

/** `npm run mutate` tries all of them; without it every so many, in a few seconds. */
const ALL = process.env['REGLAMENT_MUTATE'] === 'all';
const SAMPLE = 14;

const mutants = allMutants();
const tried = ALL ? mutants : mutants.filter((_, i) => i % Math.ceil(mutants.length / SAMPLE) === 0);

function line({ mutant, parting }: Verdict): string {
  const { process, kind, what } = mutant;
  return `${parting ? 'caught' : 'passes'}  ${process.name.padEnd(11)} ${kind.padEnd(24)} ${what}`;
}

describe('the replay gate', () => {
  it(`judges ${tried.length} changes of the processes: it catches those that open cases would notice, and lets the others pass`, async () => {
    quiet();
    const verdicts = await judge(tried);
    if (ALL) process.stdout.write(`${verdicts.map(line).join('\n')}\n`);
    if (process.env['DEBUG_PARTINGS']) process.stdout.write(verdicts.map((v) => `${line(v)}\n${v.parting ?? ''}\n`).join('\n'));
    const wrong = verdicts.filter(({ mutant, parting }) => mutant.harmful !== (parting !== undefined));
    expect(wrong.map(line)).toEqual([]);
  }, 600_000);
});
