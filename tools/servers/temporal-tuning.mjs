// @ts-check
// What Temporal's server must be told so that one machine is quick. Names and defaults: `go doc` of its dynamicconfig package.

/**
 * A history shard asks its queue for new work at most 20 times a second, and each hop (an activity's result, a child's
 * start or end) asks twice: after a short burst every hop of the whole company waited 100 ms for its turn. The limit
 * protects a database that many servers share; here nobody else asks.
 */
const pollsPerSecond = 1000;

/** For both servers. @type {Record<string, number>} */
export const tuning = {
  'history.transferProcessorMaxPollRPS': pollsPerSecond,
  'history.timerProcessorMaxPollRPS': pollsPerSecond,
};
