import { replay } from '../../test/harness/replay.js';
import { storyOf } from '../../test/harness/story-of.js';
import { decide, learnApproval, learnRefusal, leaveRequest } from './leave-request.contract.js';

describe('a leave request', () => {
  const story = storyOf(leaveRequest);
  const asked = { from: '2026-12-21', to: '2026-12-25', kind: 'vacation' } as const;

  it('is approved by the head, and whoever asked learns it', () =>
    story
      .start(asked, 'driver')
      .expectTask(decide)
      .for('head')
      .complete('approved')
      .expectStep('approved')
      .expectTask(learnApproval)
      .for('driver')
      .complete('seen')
      .expectStep('told')
      .expectEnd({ outcome: 'approved' })
      .keptAs('approved'));

  it('is refused with a reason, which whoever asked reads', () =>
    story
      .start(asked, 'manager2')
      .expectTask(decide)
      .expectRefused('invalid', 'refused')
      .complete('refused', { reason: 'Отгрузка всей поставки' })
      .expectTask(learnRefusal)
      .for('manager2')
      .prefilled({ reason: 'Отгрузка всей поставки' })
      .complete('seen')
      .expectEnd({ outcome: 'refused' })
      .keptAs('refused'));

  it('shows itself to a director when the head has not answered within a working day', () =>
    story
      .start(asked)
      .expectTask(decide)
      .warnsIn('6 working hours')
      .dueIn('1 working day')
      .skip('7 working hours')
      .expectNoEscalation()
      .skip('1 working day')
      .expectEscalation('director')
      .for('head')
      .complete('approved')
      .expectTask(learnApproval));

  it('shows itself to the head when whoever asked does not look at the answer', () =>
    story.start(asked).expectTask(decide).complete('approved').expectTask(learnApproval).skip('25 working hours').expectEscalation('head'));

  it('is taken back while the head decides, and while the answer waits to be read', async () => {
    await story.start(asked).expectTask(decide).cancel().expectCancelled().expectNoTask(decide);
    await story.start(asked).expectTask(decide).complete('approved').expectTask(learnApproval).cancel().expectCancelled().expectNoTask(learnApproval);
  });

  replay(leaveRequest);
});
