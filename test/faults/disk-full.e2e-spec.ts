import { readdirSync } from 'node:fs';
import { attach, filesBeside } from '../harness/attach.js';
import { Person, siteRequest } from '../harness/person.js';
import { expectProblem } from '../harness/problem.js';
import { Product } from '../harness/product.js';
import { SmallDisk } from './small-disk.js';

const MB = 1_000_000;
const words = (mark: string, bytes: number) => Buffer.from(mark.padEnd(bytes, 'words '));

describe('fault 14: the folder of files is full', () => {
  // limits.e2e-spec.ts has the reserve, which every machine can try.
  if (SmallDisk.missing) {
    it('cannot be tried where no disk may be mounted', () => expect(() => SmallDisk.mount(1)).toThrow(/no small disk/));
    return;
  }
  let disk: SmallDisk;
  let product: Product;
  beforeAll(async () => {
    disk = SmallDisk.mount(16);
    product = await Product.start({ REGLAMENT_FILES: disk.place('files'), FILES_RESERVE_MB: '0' });
  });
  afterAll(async () => {
    await product?.stop();
    disk?.unmount();
  });

  it('no file is taken, with a sentence; nothing half stays; all else goes on, and files, too, as soon as there is space', async () => {
    const incoming = () => readdirSync(`${disk.folder}/files/incoming`);
    const person = await Person.signIn(product, 'secretary1');
    const { caseId } = (await siteRequest(product)).body;
    const beside = `/cases/${caseId}`;
    expect((await attach(product, person, beside, { name: 'one.txt', content: words('1', 5 * MB) })).status).toBe(201);
    // It breaks off in the middle of the file: a part of it found room.
    expectProblem(await attach(product, person, beside, { name: 'two.txt', content: words('2', 15 * MB) }), { status: 507, code: 'storage-full' });
    expect(incoming()).toEqual([]);
    disk.fill();
    for (const size of [1, 1_000, 5 * MB])
      expectProblem(await attach(product, person, beside, { name: 'three.txt', content: words('3', size) }), { status: 507, code: 'storage-full' });
    expect(incoming()).toEqual([]);
    expect((await filesBeside(person, beside)).map(({ name }) => name)).toEqual(['one.txt']);
    expect((await siteRequest(product)).status).toBe(201);
    disk.empty();
    expect((await attach(product, person, beside, { name: 'four.txt', content: words('4', 5 * MB) })).status).toBe(201);
  });
});
