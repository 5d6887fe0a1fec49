import { Gauge, type Registry } from 'prom-client';
import type { Database } from '#domain/database/database.js';
import { businessFigures, type BusinessFigures } from '#domain/telemetry/business-figures.repository.js';
import type { Clock } from '#domain/time/clock.js';

/** So long the figures are those of before, however often somebody asks. Milliseconds. */
const KEPT = 10_000;

/** The last figures, or undefined while PostgreSQL does not give any: what is not known is not told as zero. */
class LastFigures {
  private last: Promise<BusinessFigures | undefined> | undefined;
  private asked = 0;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  get(): Promise<BusinessFigures | undefined> {
    const now = performance.now();
    if (this.last === undefined || now - this.asked > KEPT) {
      this.asked = now;
      this.last = businessFigures(this.database, this.clock.now()).catch(() => undefined);
    }
    return this.last;
  }
}

type Told = { labels?: Record<string, string>; value: number }[];

/** Adds what an operator watches of the business. All of them come of one statement each ten seconds. */
export function addBusinessMetrics(registry: Registry, database: Database, clock: Clock): void {
  const figures = new LastFigures(database, clock);
  const gauge = (name: string, help: string, labelNames: string[], told: (figures: BusinessFigures) => Told) =>
    new Gauge({
      name,
      help,
      labelNames,
      registers: [registry],
      async collect() {
        const now = await figures.get();
        this.reset();
        if (labelNames.length === 0) this.remove(); // without labels a reset gauge says 0
        for (const { labels, value } of now === undefined ? [] : told(now)) this.set(labels ?? {}, value);
      },
    });
  const byQueue = (pick: (row: BusinessFigures['tasks'][number]) => number) => (now: BusinessFigures) =>
    now.tasks.map((row) => ({ labels: { process: row.process, role: row.role }, value: pick(row) }));
  const one = (pick: (now: BusinessFigures) => number) => (now: BusinessFigures) => [{ value: pick(now) }];

  new Gauge({
    name: 'reglament_business_figures_up',
    help: '1 where PostgreSQL gave the figures of the business, else 0, and they are not told.',
    registers: [registry],
    async collect() {
      this.set((await figures.get()) === undefined ? 0 : 1);
    },
  });
  gauge(
    'reglament_open_tasks',
    'Open tasks by process and role.',
    ['process', 'role'],
    byQueue(({ open }) => open),
  );
  gauge(
    'reglament_late_tasks',
    'Open tasks past their due time; those of cases on hold do not count.',
    ['process', 'role'],
    byQueue(({ late }) => late),
  );
  gauge(
    'reglament_unheld_tasks',
    'Open tasks that lie with their group and have no holder.',
    ['process', 'role'],
    byQueue(({ unheld }) => unheld),
  );
  gauge('reglament_open_incidents', 'Open incidents by kind.', ['kind'], (now) => now.incidents.map(({ kind, open }) => ({ labels: { kind }, value: open })));
  gauge(
    'reglament_open_cases',
    'Open cases.',
    [],
    one(({ cases }) => cases),
  );
  gauge('reglament_waiting_commands', 'Commands that Temporal has not acknowledged, by age.', ['age'], ({ commands }) => [
    { labels: { age: 'under 10 s' }, value: commands.under10s },
    { labels: { age: '10 s to 1 min' }, value: commands.under1m },
    { labels: { age: '1 to 10 min' }, value: commands.under10m },
    { labels: { age: 'over 10 min' }, value: commands.over10m },
  ]);
  gauge(
    'reglament_oldest_command_age_seconds',
    'Age of the oldest command that Temporal has not acknowledged; 0: there is none.',
    [],
    one((now) => now.oldestCommand),
  );
  gauge(
    'reglament_unstarted_processes',
    'Processes that were begun and that Temporal does not know yet.',
    [],
    one(({ unstarted }) => unstarted),
  );
  gauge(
    'reglament_oldest_unstarted_age_seconds',
    'Age of the oldest of them; 0: there is none.',
    [],
    one((now) => now.oldestUnstarted),
  );
  gauge(
    'reglament_projection_lag_seconds',
    'Age of the oldest decision whose consequences the task list does not show yet; 0: there is none.',
    [],
    one((now) => now.projectionLag),
  );
  gauge(
    'reglament_audit_unsealed_age_seconds',
    'Age of the oldest entry of the audit that no seal is over; 0: there is none.',
    [],
    one((now) => now.unsealed),
  );
}
