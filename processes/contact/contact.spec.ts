import { quiet } from '../../test/harness/quiet.js';
import { StoryTest, type Matter } from '../../test/harness/story.js';
import { confirmRequest } from '../intake/intake.contract.js';
import { contactClient } from './contact.contract.js';

describe('contact', () => {
  let story: StoryTest;
  beforeAll(async () => {
    quiet();
    story = await StoryTest.begin();
  });
  afterAll(() => story?.end());

  const handedOver = async (): Promise<Matter> => {
    const matter = await story.request();
    await matter.complete('secretary1', confirmRequest, 'confirmed', { city: 'Казань', clientKind: 'private' });
    return matter;
  };

  it('WT-2.3 gives the managers one hour, and tells the head of sales when it is over', async () => {
    const matter = await handedOver();
    const task = await matter.expectTask(contactClient);
    expect([task.role, task.dueAt!.getTime() - task.openedAt.getTime()]).toEqual(['manager', 3_600_000]);
    await story.skip(61);
    await matter.expectEscalation(contactClient, 'head');
  });

  it('WT-2.8 writes what was agreed into the history, in the name of whoever talked', async () => {
    const matter = await handedOver();
    await matter.complete('manager2', contactClient, 'agreed', { agreed: 'Счёт завтра' });
    await matter.expectClosed();
    const talked = (await matter.events()).filter(({ kind }) => kind === 'contact.made').at(-1);
    expect(talked).toMatchObject({ actor: `person:${(await story.person('manager2')).id}`, data: { what: 'agreed', said: 'Счёт завтра' } });
  });

  it('WT-2.9 closes a case as lost, with a reason from the list and no other', async () => {
    const matter = await handedOver();
    await expect(matter.complete('manager1', contactClient, 'lost', { reason: 'сам не знает' })).rejects.toMatchObject({ code: 'invalid' });
    await matter.complete('manager1', contactClient, 'lost', { reason: 'tooExpensive' });
    await matter.expectClosed();
    expect((await matter.events()).find(({ kind, data }) => kind === 'process.ended' && data['process'] === 'sales-case')?.data).toMatchObject({
      result: { outcome: 'lost' },
    });
  });
});
