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
  const number = (is: (one: Verdict) => boolean) => String(verdicts.filter(is).length);
  return [
    ...verdicts.map((one) => `${line(one)}${one.mutant.harmful && equivalent(one) ? `\n        (the same story: ${equivalent(one)})` : ''}`),
    `${number(({ mutant }) => mutant.harmful)} changes that open cases would notice: ${number(({ mutant, parting }) => mutant.harmful && parting !== undefined)} caught, ${number((one) => one.mutant.harmful && equivalent(one) !== undefined)} the same story by another text.`,
    `${number(({ mutant }) => !mutant.harmful)} changes that nobody notices: ${number(({ mutant, parting }) => !mutant.harmful && parting === undefined)} pass.`,
    '',
  ].join('\n');
}

function line({ mutant, parting }: Verdict): string {
  const { process, kind, what } = mutant;
  return `${parting ? 'caught' : 'passes'}  ${process.name.padEnd(11)} ${kind.padEnd(24)} ${what}`;
}

/** Why nobody could notice a change that is harmful by its kind. */
function equivalent({ mutant: { kind, what } }: Verdict): string | undefined {
  return EQUIVALENT.find((one) => one.kind === kind && one.what.test(what))?.because;
}

describe('the replay gate', () => {
  it(`judges ${tried.length} changes of the processes: it catches those that open cases would notice, and lets the others pass`, async () => {
    quiet();
    const verdicts = await judge(tried);
    if (ALL) process.stdout.write(table(verdicts));
    const wrong = verdicts.filter(({ mutant, parting }) => mutant.harmful !== (parting !== undefined));
    expect(wrong.map(line)).toEqual([]);
  }, 600_000);
});
