import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from '@temporalio/worker';
import { historyFromJSON, historyToJSON } from '@temporalio/common/lib/proto-utils.js';
import { contactClient } from '../../processes/contact/contact.contract.js';
import { confirmRequest } from '../../processes/intake/intake.contract.js';
import { keepHistory, keptHistories, processNames, type KeptHistory } from '../harness/histories.js';
import { quiet } from '../harness/quiet.js';
import { StoryTest } from '../harness/story.js';

const CODE = join(import.meta.dirname, '../../dist/workflows/bundle.js');
const VERSION = (JSON.parse(readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8')) as { version: string }).version;

/** `REGLAMENT_RECORD=1 npm test -- replay` keeps new histories for this version; commit them with the release. */
const RECORD = process.env['REGLAMENT_RECORD'] === '1';

const replay = ({ history, workflowId }: KeptHistory) => Worker.runReplayHistory({ workflowBundle: { codePath: CODE } }, history, workflowId);

describe('replay', () => {
  beforeAll(async () => {
    quiet();
    if (RECORD) await recordAll();
  });

  it.each(processNames())('%s has a history of this version', (name) => {
    expect(keptHistories(name).map(({ version }) => version)).toContain(VERSION);
  });

  it.each(processNames().flatMap((name) => keptHistories(name).map((kept) => [name, kept.version, kept] as const)))(
    '%s replays what ran under %s',
    async (_name, _version, kept) => {
      await replay(kept);
    },
  );

  it('notices a story that is another one than the history tells', async () => {
    const [kept] = keptHistories('intake');
    const text = JSON.stringify(JSON.parse(historyToJSON(kept!.history))).replaceAll('"intake"', '"sales-case"');
    await expect(replay({ ...kept!, history: historyFromJSON(JSON.parse(text)) })).rejects.toThrow(/[Nn]ondetermini/);
  });
});

async function recordAll(): Promise<void> {
  const story = await StoryTest.begin();
  try {
    const matter = await story.request();
    await matter.expectTask(confirmRequest);
    await story.skip(11); // late on purpose: the timer and the escalation belong to what must replay
    await matter.expectEscalation(confirmRequest, 'head');
    await matter.complete('secretary1', confirmRequest, 'confirmed', { city: 'Уфа', clientKind: 'legal' });
    await matter.complete('manager1', contactClient, 'agreed', { agreed: 'Берёт' });
    await matter.expectClosed();
    for (const workflowId of await matter.workflowIds()) await keepHistory(story.client, workflowId, VERSION);
  } finally {
    await story.end();
  }
}
