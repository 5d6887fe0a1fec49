import { activitiesOf } from '#kit/workflow/activities-of.js';
import { enterStep } from '#kit/workflow/enter-step.js';
import { humanTask } from '#kit/workflow/human-task.js';
import { confirmRequest, intake, type IntakeActivities, type IntakeInput, type IntakeResult } from './intake.contract.js';

const { keepAnswers } = activitiesOf<IntakeActivities>(intake);

/** Calls the client about a new request, finds out what it lacks, and hands the client over to the managers. WT-1.2, WT-1.3. */
export async function tellIntake({ requestId }: IntakeInput): Promise<IntakeResult> {
  const call = await humanTask(confirmRequest);
  if (call.outcome !== 'confirmed') return end(call.outcome);

  await keepAnswers({ requestId, by: call.by, answers: call.data });
  enterStep(intake, 'handedOver');
  return { outcome: 'handedOver' };
}

function end(outcome: 'notNeeded' | 'notOurs'): IntakeResult {
  enterStep(intake, 'ended');
  return { outcome };
}
