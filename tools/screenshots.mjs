// @ts-check
// `npm run screenshots`: every page, in every width, language and colour, as a picture in `screenshots/`; ends with 1 where a page overflows, shows a
// key or a text of another language, cuts a text, or makes the browser complain. `-- inbox palette` walks only scenes whose names begin so, `--quick`
// only Russian in two widths, `--url=http://127.0.0.1:3000` a product that runs already (its data grows by what the pictures show).
import './start/node-version.mjs';
import { join } from 'node:path';
import { makeData } from './screenshots/data.mjs';
import { makeDeals } from './screenshots/deal-data.mjs';
import { startProduct } from './screenshots/product.mjs';
import { SCENES } from './screenshots/scenes.mjs';
import { looksOf, takePicture, visitors } from './screenshots/walk.mjs';
import { launchBrowser } from './servers/browser.mjs';
import { project } from './servers/files.mjs';
import { runMain } from './servers/stop.mjs';

const folder = join(project, 'screenshots');

/** @returns {Promise<number>} the exit code */
async function main() {
  const words = process.argv.slice(2);
  const given = words.find((word) => word.startsWith('--url='))?.slice('--url='.length);
  const names = words.filter((word) => !word.startsWith('--'));
  const scenes = SCENES.filter(({ name }) => names.length === 0 || names.some((begin) => name.startsWith(begin)));
  if (scenes.length === 0) throw new Error(`No scene is called ${names.join(', ')}; there are ${SCENES.map(({ name }) => name).join(', ')}.`);
  const product = given === undefined ? await startProduct() : { url: given, stop: () => Promise.resolve() };
  let pictures = 0;
  let defective = 0;
  try {
    const ids = { ...(await makeData(product.url)), ...(await makeDeals(product.url)) };
    const browser = await launchBrowser();
    const people = visitors(browser, product.url);
    try {
      for (const scene of scenes) {
        const context = await people.of(scene.login);
        for (const look of looksOf(scene, words.includes('--quick'))) {
          const { file, defects } = await takePicture({ context, url: product.url, ids, folder }, scene, look);
          pictures += 1;
          if (defects.length > 0) defective += 1;
          console.log(`${file.padEnd(34)} ${defects.length === 0 ? 'ok' : `${defects.length} wrong`}`);
          for (const defect of defects) console.log(`    ${defect}`);
        }
      }
    } finally {
      await people.close();
      await browser.close();
    }
  } finally {
    await product.stop();
  }
  console.log(`\n${pictures} pictures in screenshots/, ${defective} with something wrong.`);
  return defective > 0 ? 1 : 0;
}

await runMain(main);
