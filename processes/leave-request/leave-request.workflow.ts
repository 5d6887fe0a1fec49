import { enterStep } from '#kit/workflow/enter-step.js';
import { humanTask } from '#kit/workflow/human-task.js';
import { decide, learnApproval, learnRefusal, leaveRequest, type LeaveRequestInput, type LeaveRequestResult } from './leave-request.contract.js';

/** Somebody asks for leave, the head answers within a working day (a director hears of a late answer), and whoever asked learns it. */
export async function tellLeaveRequest({ starter }: LeaveRequestInput): Promise<LeaveRequestResult> {
  const answer = await humanTask(decide);
  enterStep(leaveRequest, answer.outcome);

  if (answer.outcome === 'approved') await humanTask(learnApproval, { assignee: starter });
  else await humanTask(learnRefusal, { assignee: starter, prefill: { reason: answer.data.reason } });
  enterStep(leaveRequest, 'told');
  return { outcome: answer.outcome };
}
