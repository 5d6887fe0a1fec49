// @ts-check
// The namespace in which the product's instances live: made when missing, and waited for until every part of the
// server knows it. Uses the product's own client, which is there only after `npm ci`.
import { waitUntil } from './ports.mjs';
import { Stop, reason } from './stop.mjs';

/** @typedef {import('@temporalio/client').Connection} Connection */

const namespace = 'default';
/** Codes of gRPC. */
const notFound = 5;
const alreadyExists = 6;

/**
 * Waits for the server's word that it serves.
 * @param {{ address: string, alive: () => boolean, signal?: AbortSignal | undefined }} server
 * @returns {Promise<boolean>} false when it has ended or says nothing for a minute
 */
export async function waitUntilServing({ address, alive, signal }) {
  return withConnection(address, async (connection) => {
    let serving = false;
    await waitUntil(
      async () => {
        signal?.throwIfAborted();
        if (!alive()) return true;
        return (serving = await isServing(connection));
      },
      { timeout: 60_000 },
    );
    return serving && alive();
  });
}

/** @param {Connection} connection @returns {Promise<boolean>} */
async function isServing(connection) {
  try {
    const service = 'temporal.api.workflowservice.v1.WorkflowService';
    const answer = await connection.withDeadline(Date.now() + 2000, () => connection.healthService.check({ service }));
    return answer.status === 1;
  } catch {
    return false; // it does not listen yet
  }
}

/**
 * @param {{ address: string, signal?: AbortSignal | undefined }} server
 */
export async function ensureNamespace({ address, signal }) {
  await withConnection(address, async (connection) => {
    let last = 'no answer';
    const attempt = async (/** @type {() => Promise<boolean>} */ work) => {
      signal?.throwIfAborted();
      try {
        return await connection.withDeadline(Date.now() + 5000, work);
      } catch (error) {
        last = reason(error);
        return false;
      }
    };
    const there =
      (await waitUntil(() => attempt(() => register(connection)), { timeout: 30_000, every: 200 })) &&
      (await waitUntil(() => attempt(() => isKnown(connection)), { timeout: 30_000 }));
    if (!there) throw new Stop(`The Temporal server runs but its namespace "${namespace}" cannot be used: ${last}; start again.`);
  });
}

/** Finished cases stay readable in the engine for thirty days. @param {Connection} connection @returns {Promise<boolean>} */
async function register({ workflowService }) {
  const { msToTs } = await import('@temporalio/common/lib/time.js');
  try {
    await workflowService.registerNamespace({ namespace, workflowExecutionRetentionPeriod: msToTs('30 days') });
  } catch (error) {
    if (grpcCode(error) !== alreadyExists) throw error;
  }
  return true;
}

/**
 * Each service of the server reads the list of namespaces by itself and now and then: asked for something that is not
 * there, one that knows the namespace misses the thing, one that does not yet misses the namespace.
 * @param {Connection} connection
 * @returns {Promise<boolean>}
 */
async function isKnown({ workflowService }) {
  await workflowService.describeTaskQueue({ namespace, taskQueue: { name: 'is-it-known' }, taskQueueType: 1 });
  try {
    await workflowService.describeWorkflowExecution({ namespace, execution: { workflowId: 'is-it-known' } });
  } catch (error) {
    if (grpcCode(error) !== notFound || /namespace/i.test(reason(error))) throw error;
  }
  return true;
}

/**
 * @template T
 * @param {string} address
 * @param {(connection: Connection) => Promise<T>} work
 * @returns {Promise<T>}
 */
async function withConnection(address, work) {
  const { Connection } = await import('@temporalio/client');
  const connection = Connection.lazy({ address });
  try {
    return await work(connection);
  } finally {
    await connection.close();
  }
}

/** @param {unknown} error @returns {unknown} */
const grpcCode = (error) => (typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined);
