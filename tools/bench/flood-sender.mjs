// @ts-check
// Sends calls as fast as it is answered, in a process of its own, until it is told to end; then prints how often each status came, as JSON.
// Its words: the address, how many at once, and the headers as JSON; `{i}` in a header becomes another number with each call.
import { Agent, request } from 'node:http';

const [url = '', atOnce = '64', headers = '{}'] = process.argv.slice(2);
const agent = new Agent({ keepAlive: true, maxSockets: Number(atOnce) });
/** @type {Record<string, number>} */
const statuses = {};
let over = false;
let sent = 0;

const one = () =>
  new Promise((done) => {
    sent += 1;
    const call = request(url, { agent, headers: JSON.parse(headers.replaceAll('{i}', String(sent))) }, (answer) => {
      statuses[answer.statusCode ?? 0] = (statuses[answer.statusCode ?? 0] ?? 0) + 1;
      answer.resume().once('close', done);
    });
    call.once('error', () => {
      statuses[0] = (statuses[0] ?? 0) + 1;
      done(undefined);
    });
    call.end();
  });

const sender = async () => {
  while (!over) await one();
};

process.once('SIGTERM', () => (over = true));
await Promise.all(Array.from({ length: Number(atOnce) }, sender));
agent.destroy();
process.stdout.write(JSON.stringify(statuses));
