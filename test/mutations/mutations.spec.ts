import { quiet } from '../harness/quiet.js';
import { judge, type Verdict } from './judge.js';
import { allMutants } from './mutants.js';

/** `npm run mutate` tries all of them; without it every so many, in a few seconds. */
const ALL = process.env['REGLAMENT_MUTATE'] === 'all';
const SAMPLE = 14;

/** Changes that are another text and the same story for each case that is kept, and why. */
const EQUIVALENT: readonly { kind: string; what: RegExp; because: string }[] = [
  {
    kind: 'reorder',
    what: /onUndo\(/,
    because:
      'a note for the undoing leaves no trace when it is made: it would show only where the activity beside it fails for good, which no kept case has seen',
  },
];

const mutants = allMutants();
const tried = ALL ? mutants : mutants.filter((_, i) => i % Math.ceil(mutants.length / SAMPLE) === 0);

/** Every change with its verdict, and the sums. */
function table(verdicts: readonly Verdict[]): string {
  const [noticed, unnoticed] = [true, false].map((harmful) => verdicts.filter(({ mutant }) => mutant.harmful === harmful)) as [Verdict[], Verdict[]];
  const same = noticed.filter((one) => equivalent(one) !== undefined);
  return [
    ...verdicts.map((one) => `${line(one)}${same.includes(one) ? `\n        the same story: ${equivalent(one)}` : ''}`),
    `${noticed.length} changes that open cases would notice: ${noticed.filter(isCaught).length} caught, ${same.length} the same story by another text.`,
    `${unnoticed.length} changes that nobody notices: ${unnoticed.filter((one) => !isCaught(one)).length} pass.`,
    '',
  ].join('\n');
}

function line(verdict: Verdict): string {
  const { process, kind, what } = verdict.mutant;
  return `${isCaught(verdict) ? 'caught' : 'passes'}  ${process.name.padEnd(11)} ${kind.padEnd(24)} ${what}`;
}

const isCaught = ({ parting }: Verdict): boolean => parting !== undefined;

/** Why nobody could notice a change that is harmful by its kind. */
function equivalent({ mutant: { kind, what } }: Verdict): string | undefined {
  return EQUIVALENT.find((one) => one.kind === kind && one.what.test(what))?.because;
}

describe('the replay gate', () => {
  it('is tried with many changes of each kind: at least 60 that open cases would notice', () => {
    const harmful = mutants.filter((one) => one.harmful);
    expect(harmful.length).toBeGreaterThanOrEqual(60);
    for (const kind of ['reorder', 'remove', 'add a task', 'rename a step', 'another timer']) expect(harmful.map((one) => one.kind)).toContain(kind);
  });

  it(`judges ${tried.length} changes of the processes: it catches those that open cases would notice, and lets the others pass`, async () => {
    quiet();
    const verdicts = await judge(tried);
    if (ALL) process.stdout.write(table(verdicts));
    const wrong = verdicts.filter((one) => (one.mutant.harmful && equivalent(one) === undefined) !== isCaught(one));
    expect(wrong.map(line)).toEqual([]);
  }, 600_000);
});
