export default async function teardown() {
  await globalThis.__SERVERS__?.stop();
}
