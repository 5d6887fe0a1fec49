import type { MessageDefinition } from '#kit/contract/define-message.js';
import type { ProcessDefinition } from '#kit/contract/define-process.js';
import { retell } from '#kit/testing/retell.js';
import type { Seen, TaskSeen } from '#kit/testing/stage.type.js';
import { seenAtRest } from '#kit/testing/until-seen.js';
import { whatStands } from '#kit/testing/what-stands.js';
import { holderOf } from '#domain/cases/holder.rule.js';
import { openHopes } from '#domain/cases/open-hopes.repository.js';
import { CONTRACTS } from '#processes/index/contracts.js';
import { itemsChanged, listReceived } from '../../processes/contact/contact.contract.js';
import { clientRefused } from '../../processes/sales-case/sales-case.contract.js';
import { supplierAnswered } from '../../processes/supplier-query/supplier-query.contract.js';
import { Seeded } from '../faults/seeded.js';
import { PRODUCT_ROOM } from './histories.js';
import { LegalData } from './legal-data.js';
import { leftOpen } from './left-open.js';
import { openMarket } from './market.js';
import { CaseStage } from './stage.js';
import type { Matter, StoryTest } from './story.js';

/** After so many acts the client refuses, if nothing else has ended the case. */
const MOST_ACTS = 60;
/** Outcomes after which there is little left to go wrong: rarer than others. */
const ENDS = new Set(['lost', 'notNeeded', 'notOurs', 'answered', 'dropped', 'rangOff', 'notReached']);
/** How long people wait, by dice. */
const PAUSES = ['3 minutes', '16 minutes', '1 hour', '3 hours', '1 day'];

/** One case as people by chance lead it: legal outcomes and data, messages, corrections, refusals, pauses. A seed is a story. */
export class ChanceCase {
  private readonly acts: string[] = [];
  private readonly dice: Seeded;
  private stage!: CaseStage;
  private matter!: Matter;

  constructor(
    private readonly story: StoryTest,
    readonly seed: number,
  ) {
    this.dice = new Seeded(seed);
  }

  /** Leads the case to its end; throws its story in words where an invariant does not hold. */
  async lead(): Promise<void> {
    try {
      await this.begin();
      for (let acts = 0; ; acts += 1) {
        const seen = await seenAtRest(this.stage);
        if (isOver(seen)) return this.expect(await this.wrongAtTheEnd(seen));
        this.expect(await this.wrongOnTheWay(seen));
        if (acts >= MOST_ACTS) await this.refuse();
        else await this.act(seen);
      }
    } catch (error) {
      throw new Error(await this.told(error as Error), { cause: error });
    }
  }

  private async begin(): Promise<void> {
    const call = this.dice.chance(0.25);
    const request = call ? { channel: 'call', kind: 'call', text: 'Спрашивает о товаре' } : { kind: this.dice.oneOf(['request', 'question', 'urgent']) };
    this.acts.push(call ? 'a call comes in' : `a ${request.kind} comes in`);
    this.matter = await this.story.start({ process: 'sales-case', request, arrange: openMarket });
    this.stage = new CaseStage(this.story, this.matter, PRODUCT_ROOM);
  }

  private async act(seen: Seen): Promise<void> {
    const open = seen.tasks.filter(({ status }) => status === 'open');
    const asked = open.filter(({ name }) => name === 'typeAnswer');
    const what = this.dice.weighted({
      click: open.length > 0 ? 66 : 0,
      pause: 18,
      answer: asked.length > 0 ? 20 : 0,
      list: 2,
      items: 2,
      correct: 3,
      refuse: 1.5,
    });
    if (what === 'click') return this.click(this.dice.oneOf(open), seen.now);
    if (what === 'pause') return this.pause(this.dice.oneOf(PAUSES));
    if (what === 'refuse') return this.refuse();
    if (what === 'correct') {
      this.acts.push('the head corrects the city');
      return this.stage.correct({ city: this.dice.oneOf(['Тверь', 'Уфа', 'Казань']) });
    }
    const data = this.data(seen.now);
    if (what === 'list') return this.send(listReceived, { note: 'Список в письме' });
    if (what === 'items') return this.send(itemsChanged, { items: data.goods(3) });
    const { prefill } = this.dice.oneOf(asked);
    await this.send(supplierAnswered, { answers: [data.answer(this.dice.between(1, 3))] }, String(prefill['query']));
  }

  private async click(task: TaskSeen, now: Date): Promise<void> {
    const { form, outcomes } = taskNamed(task);
    const possible = Object.keys(outcomes).filter((one) => !tooMany(outcomes[one]!.atMost, task.prefill));
    const outcome = this.dice.weighted(Object.fromEntries(possible.map((one) => [one, ENDS.has(one) ? 1 : 5])));
    const data = this.data(now).of(form, outcomes[outcome]!, task.prefill);
    this.acts.push(`${task.process}.${task.name}: ${outcome} ${JSON.stringify(data)}`);
    await this.stage.complete(task, { by: null, outcome, data });
  }

  private async pause(duration: string): Promise<void> {
    this.acts.push(`${duration} pass`);
    await this.stage.skip(this.stage.elapsed(duration, 0));
  }

  private refuse(): Promise<void> {
    return this.send(clientRefused, { reason: this.dice.oneOf(['notNeeded', 'tooExpensive', 'boughtElsewhere']) });
  }

  private async send(message: MessageDefinition, payload: Record<string, unknown>, key = this.stage.requestId): Promise<void> {
    this.acts.push(`${message.kind} ${JSON.stringify(payload)}`);
    await this.stage.send(message, key, payload);
  }

  private data(now: Date): LegalData {
    return new LegalData(this.dice, this.story.packs.named('west-technology').content.reasons, now.getTime());
  }

  /** A case that goes on is held by somebody: a person, a group, a client, a supplier, or a clock. */
  private async wrongOnTheWay({ events }: Seen): Promise<string[]> {
    const hopes = await this.story.database.asSystem((tx) => openHopes(tx, [this.matter.caseId]));
    const holder = holderOf(hopes);
    const kind = holder?.kind ?? 'nobody';
    return [...(['person', 'group', 'client', 'supplier', 'timer'].includes(kind) ? [] : [`the case is held by ${kind}`]), ...tooOften(events)];
  }

  private async wrongAtTheEnd({ processes, events }: Seen): Promise<string[]> {
    const { result, status } = processes.find(({ root }) => root)!;
    const { outcome } = (result ?? {}) as { outcome?: string };
    const [deal] = await this.matter.rows<{ status: string; agreed: boolean }>(
      `SELECT d.status, EXISTS (SELECT FROM deal_offer o WHERE o.deal = d.id AND o.agreed_at IS NOT NULL) AS agreed FROM deal d WHERE d."case" = $1`,
      [this.matter.caseId],
    );
    const open = await this.matter.rows<{ name: string }>(
      `SELECT s.name FROM supplier_query q JOIN supplier s ON s.id = q.supplier JOIN deal d ON d.id = q.deal WHERE d."case" = $1 AND q.state NOT IN ('answered', 'silent', 'withdrawn')`,
      [this.matter.caseId],
    );
    const prepared = events.some(({ kind, data }) => kind === 'step.entered' && data['step'] === 'preparing');
    return [
      ...(status === 'completed' ? [] : [`the case ended as ${status}`]),
      ...(await leftOpen(this.story, this.matter)),
      ...open.map(({ name }) => `the question to ${name} has no end`),
      ...(outcome === 'lost' && deal && deal.status !== 'lost' ? ['a lost case, and its deal is open'] : []),
      ...(outcome === 'agreed' && deal?.status !== 'open' ? ['an agreed case, and its deal is not open'] : []),
      ...(prepared && !deal?.agreed ? ['a deal was prepared that no client has agreed to'] : []),
      ...tooOften(events),
    ];
  }

  private expect(wrong: readonly string[]): void {
    if (wrong.length > 0) throw new Error(wrong.join('; '));
  }

  private async told(error: Error): Promise<string> {
    const { workflowId } = this.matter;
    const history = await this.story.client.workflow.getHandle(workflowId).fetchHistory();
    const { told } = await retell({ codePath: PRODUCT_ROOM.bundle }, { history, workflowId });
    return [
      `Seed ${this.seed}: ${error.message}`,
      ...this.acts.map((act, i) => `  ${i + 1}. ${act}`),
      `  what stands:  ${whatStands(await this.stage.look())}`,
      `  the root told:  ${told.flatMap(({ words }) => words).join('; ')}`,
      `  again:  REGLAMENT_SEED=${this.seed} npm test -- test/stories/case-by-chance.spec.ts`,
    ].join('\n');
  }
}

const isOver = ({ processes }: Seen) => processes.find(({ root }) => root)!.status !== 'running';

const taskNamed = ({ process, name }: TaskSeen) =>
  (CONTRACTS as readonly ProcessDefinition[]).find((one) => one.name === process)!.tasks.find((task) => task.name === name)!;

/** With as many rows as the form begins with this outcome is refused: nobody takes back what the client has said. */
const tooMany = (atMost: Readonly<Record<string, number | undefined>> = {}, prefill: Record<string, unknown>) =>
  Object.entries(atMost).some(([name, most]) => Array.isArray(prefill[name]) && prefill[name].length > most!);

function tooOften(events: Seen['events']): string[] {
  const met = events.filter(({ kind }) => kind === 'objection.met').length;
  return met > 3 ? [`${met} objections were worked through`] : [];
}
