// @ts-check
// The control's worker, a process of its own with the settings of the product's.
import { fileURLToPath } from 'node:url';
import { DefaultLogger, NativeConnection, Runtime, Worker, bundleWorkflowCode } from '@temporalio/worker';
import pg from 'pg';
import { CONTROL_QUEUE, CONTROL_TABLE } from './control-names.mjs';

const { TEMPORAL_ADDRESS: address = '', CONTROL_DATABASE: database = '', WORKER_CACHE: cache = '' } = process.env;

Runtime.install({ logger: new DefaultLogger('WARN'), shutdownSignals: [], telemetryOptions: { logging: { filter: { core: 'WARN', other: 'ERROR' } } } });
const pool = new pg.Pool({ connectionString: database, max: 20 });
const silent = { log() {}, trace() {}, debug() {}, info() {}, warn() {}, error() {} };
const worker = await Worker.create({
  connection: await NativeConnection.connect({ address }),
  taskQueue: CONTROL_QUEUE,
  workflowBundle: await bundleWorkflowCode({ workflowsPath: fileURLToPath(new URL('control-workflow.mjs', import.meta.url)), logger: silent }),
  activities: {
    /** @param {{ id: string, instance: string, at: number }} row */
    async writeRow({ id, instance, at }) {
      await pool.query(`INSERT INTO ${CONTROL_TABLE} (id, instance, at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING`, [id, instance, new Date(at)]);
    },
  },
  maxCachedWorkflows: Number(cache),
  maxConcurrentLocalActivityExecutions: 10,
  maxConcurrentActivityTaskExecutions: 8,
  stickyQueueScheduleToStartTimeout: '1s',
});
process.once('SIGTERM', () => worker.shutdown());
const running = worker.run();
process.send?.('polls');
await running;
process.exit();
