import { quiet } from '../harness/quiet.js';
import { StoryTest } from '../harness/story.js';
import { contactClient } from '../../processes/contact/contact.contract.js';
import { confirmRequest } from '../../processes/intake/intake.contract.js';

describe('the protocol under a story', () => {
  let story: StoryTest;
  beforeAll(async () => {
    quiet();
    story = await StoryTest.begin();
  });
  afterAll(() => story?.end());

  it('holds open just what the read model holds open, and tells what came next', async () => {
    const matter = await story.request();
    await matter.expectTask(confirmRequest);
    const first = await matter.openWaits();
    expect(first.told).toEqual(first.written);
    expect(first.told).toHaveLength(2); // the secretary's call, and the client who may refuse at any time

    const answer = await matter.complete('secretary1', confirmRequest, 'confirmed', { city: 'Уфа', clientKind: 'legal' });
    expect(answer).toMatchObject({ status: 200, body: { next: [{ title: 'Связаться с клиентом' }] } });
    const second = await matter.openWaits();
    expect(second.told).toEqual(second.written);
    expect(second.told).not.toEqual(first.told);

    await matter.complete('manager1', contactClient, 'agreed', { agreed: 'Берёт' });
    expect((await matter.expectClosed()).processes).toEqual([
      ['sales-case', 'completed'],
      ['intake', 'completed'],
      ['contact', 'completed'],
    ]);
    expect(await matter.openWaits()).toEqual({ told: [], written: [] });
  });

  it('cannot be clicked any more once a cancel has decided', async () => {
    const matter = await story.request();
    const call = await matter.expectTask(confirmRequest);
    await matter.cancel();
    await matter.expectClosed();
    await expect(story.complete('secretary1', call, 'confirmed', { city: 'Уфа', clientKind: 'legal' })).rejects.toMatchObject({ code: 'task-closed' });
  });

  it('a cancel that lost asks again each minute, escalates meanwhile what is late, and takes its turn when the winner is refused', async () => {
    const matter = await story.request();
    const call = await matter.expectTask(confirmRequest);
    const decide = (by: string | null) =>
      story.database.asSystem((tx) =>
        tx.change(`UPDATE wait SET decided_by = $2, decided_at = CASE WHEN $2::text IS NULL THEN NULL ELSE opened_at END WHERE id = $1`, [call.wait, by]),
      );
    await decide('command:00000000-0000-7000-8000-000000000000'); // a click that was accepted, and never comes
    await matter.cancel();
    await story.skip(15);
    await matter.expectEscalation(confirmRequest, 'head');
    const events = (await matter.histories()).flat();
    expect(events.length).toBeLessThan(200); // 15 questions, no loop
    expect((await matter.task(call.id)).status).toBe('open');

    await decide(null); // as its refusal does
    await story.skip(2);
    expect((await matter.expectClosed()).processes).toEqual([
      ['sales-case', 'cancelled'],
      ['intake', 'cancelled'],
    ]);
    const [first, last] = (await matter.ends()).map((at) => at.getTime() - call.openedAt.getTime()).toSorted((a, b) => a - b);
    expect(first).toBeGreaterThanOrEqual(0); // the child ends when the cancel first asked,
    expect(last).toBeGreaterThanOrEqual(15 * 60_000); // the case when its child had ended: neither when it began
  });
});
