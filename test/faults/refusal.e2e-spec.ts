import { randomUUID } from 'node:crypto';
import { Client, Connection } from '@temporalio/client';
import { openDatabase } from '../harness/database.js';
import { CONFIRMED, Person, siteRequest } from '../harness/person.js';
import { Product } from '../harness/product.js';

describe('a run that was ended by force', () => {
  let product: Product;
  beforeAll(async () => (product = await Product.start()));
  afterAll(() => product?.stop());

  it('refuses the click: the task is closed as superseded, the actor is told, the head gets an incident, and the same key gets the same answer', async () => {
    const { body: request } = await siteRequest(product);
    const secretary = await Person.signIn(product, 'secretary1');
    const task = await secretary.taskOf(request.caseId);
    const database = await openDatabase(product.database);
    const connection = await Connection.connect({ address: product.temporalAddress });
    try {
      const child = await database.asSystem((tx) =>
        tx.row<{ id: string }>(`SELECT id FROM process_instance WHERE "case" = $1 AND process = 'intake'`, [request.caseId]),
      );
      await new Client({ connection }).workflow.getHandle(`intake:${child!.id}`).terminate('by the test');
      const key = randomUUID();
      const refused = await secretary.complete(task, 'confirmed', CONFIRMED, key);
      expect([refused.status, refused.body]).toEqual([
        409,
        expect.objectContaining({ code: 'task-closed', closed: expect.objectContaining({ how: 'superseded' }) as object }),
      ]);
      const again = await secretary.complete(task, 'confirmed', CONFIRMED, key);
      expect({ ...again.body, instance: '' }).toEqual({ ...refused.body, instance: '' });

      expect((await secretary.tasks()).items.map(({ id }) => id)).not.toContain(task.id);
      const left = await database.asSystem((tx) =>
        tx.row(
          `SELECT (SELECT array_agg(status) FROM command WHERE task = $1) AS commands, (SELECT array_agg(kind) FROM incident WHERE instance = $2) AS incidents,
                  (SELECT count(*)::int FROM event WHERE kind = 'task.completed' AND "case" = $3) AS completed, (SELECT count(*)::int FROM event WHERE kind = 'contact.made' AND "case" = $3) AS contacts`,
          [task.id, child!.id, request.caseId],
        ),
      );
      expect(left).toEqual({ commands: ['refused'], incidents: ['command-refused'], completed: 0, contacts: 0 });
    } finally {
      await connection.close();
      await database.close();
    }
  });
});
