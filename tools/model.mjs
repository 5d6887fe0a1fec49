// @ts-check
// `npm run model`: asks the model of the human-task protocol (docs/model) every question it must be able to answer. `-- --quick` leaves
// the long ones out, words choose by name (`npm run model -- hold`), `-- --trace` prints the states that lead to what breaks.
import { NOT_VACUOUS, SCENARIOS } from './model/scenarios.mjs';
import { ask, findTlc } from './model/tlc.mjs';
import { runMain } from './servers/stop.mjs';

await runMain(async () => {
  const words = process.argv.slice(2);
  const [quick, trace] = [words.includes('--quick'), words.includes('--trace')];
  const named = words.filter((word) => !word.startsWith('--'));
  const chosen = [...SCENARIOS, ...NOT_VACUOUS].filter(
    ({ name, quick: short }) => (short || !quick) && (named.length === 0 || named.some((word) => name.includes(word))),
  );
  const jar = await findTlc();
  let failed = 0;
  for (const scenario of chosen) {
    const begun = performance.now();
    const { result, states, steps, output } = await ask(jar, scenario);
    const right = result === scenario.expect;
    if (!right) failed += 1;
    const seconds = ((performance.now() - begun) / 1000).toFixed(0);
    const says = result === 'holds' ? 'holds' : `breaks ${result}`;
    console.log(`${right ? 'ok    ' : 'FAILED'} ${scenario.name.padEnd(44)} ${says.padEnd(24)} ${states.padStart(8)} states ${seconds.padStart(4)} s`);
    if (!right) console.log(`       expected: ${scenario.expect}`);
    if (trace) console.log(output);
    else if (!right && steps.length > 0) console.log(`       ${steps.join(' ')}`);
  }
  console.log(`\nModel: ${chosen.length - failed} passed, ${failed} failed.`);
  return failed > 0 || chosen.length === 0 ? 1 : 0;
});
