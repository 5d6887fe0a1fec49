import { quiet } from '../../test/harness/quiet.js';
import { StoryTest } from '../../test/harness/story.js';
import { deadlineState } from '#domain/calendar/deadline-state.rule.js';
import { confirmRequest } from './intake.contract.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

describe('intake', () => {
  let story: StoryTest;
  beforeAll(async () => {
    quiet();
    story = await StoryTest.begin();
  });
  afterAll(() => story?.end());

  it('WT-1.2 warns after 5 minutes, and escalates to the head of sales when the secretary has not called in 10; the task stays hers', async () => {
    const matter = await story.request();
    const call = await matter.expectTask(confirmRequest);
    const state = () => deadlineState(story.clock.at, call.warnAt!.getTime(), call.dueAt!.getTime());
    expect([call.role, state()]).toEqual(['secretary', 'calm']);
    await story.skip(6);
    expect([state(), (await matter.task(call.id)).escalatedAt]).toEqual(['soon', null]);

    await story.skip(5);
    const late = await matter.expectEscalation(confirmRequest, 'head');
    expect([late.status, state(), late.escalatedAt]).toEqual(['open', 'late', call.dueAt]);

    expect((await matter.complete('secretary1', confirmRequest, 'confirmed', { city: 'Казань', clientKind: 'private' })).status).toBe(200);
    expect((await matter.task(call.id)).late).toBe(true);
    expect((await matter.events()).filter(({ kind }) => kind === 'task.escalated')).toHaveLength(1);
  });

  it('WT-1.2 does not escalate what was done in time', async () => {
    const matter = await story.request();
    await matter.complete('secretary1', confirmRequest, 'confirmed', { city: 'Казань', clientKind: 'private' });
    await story.skip(30);
    expect((await matter.events()).filter(({ kind }) => kind === 'task.escalated')).toEqual([]);
  });

  it('WT-1.7 ends with a reason where the client needs nothing any more', async () => {
    const matter = await story.request();
    await matter.complete('secretary2', confirmRequest, 'notNeeded', { reason: 'Купил раньше' });
    expect(await matter.expectClosed()).toEqual({
      status: 'closed',
      processes: [
        ['sales-case', 'completed'],
        ['intake', 'completed'],
      ],
    });
    const done = (await matter.events()).find(({ kind }) => kind === 'task.completed');
    expect(done?.data).toMatchObject({ outcome: 'notNeeded' });
  });

  it('ALL-1 WT-1.2 lets the 10 minutes of a request at night begin when the secretary comes', async () => {
    const { calendar } = story.packs.named('west-technology');
    let night = story.clock.at;
    while (calendar.isOpen(night)) night += HOUR;
    await story.skip((night - story.clock.at) / MINUTE);

    const matter = await story.request();
    const call = await matter.expectTask(confirmRequest);
    const opening = calendar.nextOpening(call.openedAt.getTime());
    expect([call.warnAt!.getTime(), call.dueAt!.getTime()]).toEqual([opening + 5 * MINUTE, opening + 10 * MINUTE]);
    await story.skip((opening - story.clock.at) / MINUTE + 9);
    expect((await matter.task(call.id)).escalatedAt).toBeNull();
    await story.skip(2);
    await matter.expectEscalation(confirmRequest, 'head');
  });
});
