// @ts-check
// Whether the program of this container is healthy, for HEALTHCHECK: `node deploy/healthy.mjs <url>` ends with 0 when the address answers with 2xx.
const [url = ''] = process.argv.slice(2);

/** Less than the health check's own limit, so that it is we who say why. Milliseconds. */
const PATIENCE = 4_000;

try {
  const answer = await fetch(url, { signal: AbortSignal.timeout(PATIENCE) });
  if (!answer.ok) console.log(`${url} answers ${answer.status}: ${(await answer.text()).slice(0, 200)}`);
  process.exitCode = answer.ok ? 0 : 1;
} catch (error) {
  console.log(`${url} does not answer: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}
