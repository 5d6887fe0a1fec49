import type { MigrationInterface, QueryRunner } from 'typeorm';

const ORGANISATION = `(SELECT nullif(current_setting('app.organisation', true), '')::uuid)`;
/** Rows read and written at once. */
const BATCH = 1_000;

/**
 * One wall against duplicates, `client_key`, in place of three columns each unique by itself: a client has several phones, a company its people. What
 * clients have in their columns becomes their keys, and their names become words to look them up by.
 */
export class Clients1795900000000 implements MigrationInterface {
  name = 'Clients1795900000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [
      `DROP INDEX "IDX_4c49acebcb21ca24286ac30c0e"`,
      `DROP INDEX "IDX_5432d6d955316dbca7608e8600"`,
      `DROP INDEX "IDX_4585c167f059bdce78aadb6933"`,
      `CREATE TABLE "client_contact" ("id" uuid NOT NULL, "organisation" uuid NOT NULL, "client" uuid NOT NULL, "name" text NOT NULL, "position" text, "phone" text, "email" text, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "PK_a245a41acb684a66c027bbc952a" PRIMARY KEY ("id"))`,
      `CREATE INDEX "IDX_df30ab952af956da0328d7a3ca" ON "client_contact"  ("client")`,
      `CREATE TABLE "client_hint" ("client" uuid NOT NULL, "other" uuid NOT NULL, "organisation" uuid NOT NULL, "kind" text NOT NULL, "value" text NOT NULL, "at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "PK_cfd43a91e757bb40eeefc028dca" PRIMARY KEY ("client", "other"))`,
      `CREATE INDEX "IDX_4bccbab55bcc6df10ec47cd8c7" ON "client_hint"  ("other")`,
      `CREATE TABLE "client_key" ("organisation" uuid NOT NULL, "kind" text NOT NULL, "value" text COLLATE "C" NOT NULL, "reversed" text COLLATE "C", "client" uuid NOT NULL, "contact" uuid, CONSTRAINT "client_key_kind" CHECK (kind IN ('phone', 'email', 'inn')), CONSTRAINT "PK_2c8ce421a0655d37dc992476c85" PRIMARY KEY ("organisation", "kind", "value"))`,
      `CREATE INDEX "IDX_6fbd8e492a9887de97a2bd37dc" ON "client_key"  ("contact") WHERE contact IS NOT NULL`,
      `CREATE INDEX "IDX_e8d1f8fb88d1741afb0ff94872" ON "client_key"  ("client")`,
      `CREATE INDEX "IDX_8c0fa9c6690db197b34add22f6" ON "client_key"  ("organisation", "reversed")`,
      `CREATE TABLE "client_merge" ("id" uuid NOT NULL, "organisation" uuid NOT NULL, "client" uuid NOT NULL, "other" uuid NOT NULL, "by" text NOT NULL, "at" TIMESTAMP WITH TIME ZONE NOT NULL, "moved" jsonb NOT NULL, "undone_by" text, "undone_at" TIMESTAMP WITH TIME ZONE, CONSTRAINT "PK_ca19793bb2410d63d07a5ec6e9a" PRIMARY KEY ("id"))`,
      `CREATE INDEX "IDX_308c3d976bf9aa4fbdebd84f9f" ON "client_merge"  ("other")`,
      `CREATE INDEX "IDX_a4ea06f12b21edbb1cba4ef39b" ON "client_merge"  ("client")`,
      `CREATE TABLE "client_word" ("client" uuid NOT NULL, "word" text COLLATE "C" NOT NULL, "field" text NOT NULL, "organisation" uuid NOT NULL, CONSTRAINT "client_word_field" CHECK (field IN ('name', 'company')), CONSTRAINT "PK_34b290b946bbd9f0664425c201f" PRIMARY KEY ("client", "word", "field"))`,
      `CREATE INDEX "IDX_0a428045d973f500de4a256069" ON "client_word"  ("organisation", "word")`,
      `ALTER TABLE "event" ADD "client" uuid`,
      `ALTER TABLE "client" ADD "merged_into" uuid`,
      `ALTER TABLE "request" ADD "urgency" text`,
      `ALTER TABLE "request" ADD "delivery" text`,
      `CREATE INDEX "IDX_926dc57674879f9160d9a50195" ON "event"  ("client", "at", "seq") WHERE client IS NOT NULL`,
      `CREATE INDEX "IDX_bbb5660f73a6a099ccc624e6c4" ON "client"  ("merged_into") WHERE merged_into IS NOT NULL`,
      `CREATE INDEX "IDX_f7ed9a47a8937073a9efbb347c" ON "client"  ("organisation", "created_at", "id")`,
      `ALTER TABLE "client" ADD CONSTRAINT "FK_efff59b775eecb543830eca8dcb" FOREIGN KEY ("merged_into") REFERENCES "client"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
      `ALTER TABLE "client_contact" ADD CONSTRAINT "FK_269dc116ef8dfbf6e41484d3233" FOREIGN KEY ("organisation") REFERENCES "organisation"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
      `ALTER TABLE "client_contact" ADD CONSTRAINT "FK_df30ab952af956da0328d7a3cae" FOREIGN KEY ("client") REFERENCES "client"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
      `ALTER TABLE "client_hint" ADD CONSTRAINT "FK_34810de260d6bc30edfc38e7075" FOREIGN KEY ("client") REFERENCES "client"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
      `ALTER TABLE "client_hint" ADD CONSTRAINT "FK_4bccbab55bcc6df10ec47cd8c70" FOREIGN KEY ("other") REFERENCES "client"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
      `ALTER TABLE "client_hint" ADD CONSTRAINT "FK_62567a9b650b2b4435d2068cd13" FOREIGN KEY ("organisation") REFERENCES "organisation"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
      `ALTER TABLE "client_key" ADD CONSTRAINT "FK_704d4a13ada77511b195c498556" FOREIGN KEY ("organisation") REFERENCES "organisation"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
      `ALTER TABLE "client_key" ADD CONSTRAINT "FK_e8d1f8fb88d1741afb0ff948724" FOREIGN KEY ("client") REFERENCES "client"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
      `ALTER TABLE "client_key" ADD CONSTRAINT "FK_828b3c8032a6920c57b4d6820f0" FOREIGN KEY ("contact") REFERENCES "client_contact"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
      `ALTER TABLE "client_merge" ADD CONSTRAINT "FK_40ab61b4820934066716ea65d54" FOREIGN KEY ("organisation") REFERENCES "organisation"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
      `ALTER TABLE "client_merge" ADD CONSTRAINT "FK_a4ea06f12b21edbb1cba4ef39bc" FOREIGN KEY ("client") REFERENCES "client"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
      `ALTER TABLE "client_merge" ADD CONSTRAINT "FK_308c3d976bf9aa4fbdebd84f9f5" FOREIGN KEY ("other") REFERENCES "client"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
      `ALTER TABLE "client_word" ADD CONSTRAINT "FK_345785b06f475cb847d01ec1417" FOREIGN KEY ("client") REFERENCES "client"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
      `ALTER TABLE "client_word" ADD CONSTRAINT "FK_4113cbc159fefdfd40473632f78" FOREIGN KEY ("organisation") REFERENCES "organisation"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
      `INSERT INTO client_key (organisation, kind, value, reversed, client)
         SELECT organisation, 'phone', phone, reverse(substr(phone, 2)), id FROM client WHERE phone IS NOT NULL
         UNION ALL SELECT organisation, 'email', email, NULL, id FROM client WHERE email IS NOT NULL
         UNION ALL SELECT organisation, 'inn', inn, NULL, id FROM client WHERE inn IS NOT NULL`,
    ]) {
      await runner.query(statement);
    }
    await fillWords(runner);
    for (const table of ['client_contact', 'client_hint', 'client_key', 'client_merge', 'client_word']) {
      await runner.query(`ALTER TABLE "${/* sql-fragment */ table}" ENABLE ROW LEVEL SECURITY`);
      await runner.query(
        `CREATE POLICY walls ON "${/* sql-fragment */ table}" USING ("organisation" = ${/* sql-fragment */ ORGANISATION}) WITH CHECK ("organisation" = ${/* sql-fragment */ ORGANISATION})`,
      );
    }
  }

  down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup, or write the next migration.');
  }
}

interface Named {
  id: string;
  organisation: string;
  name: string | null;
  company: string | null;
}

/** In JavaScript, since what PostgreSQL takes for a letter depends on the locale of its cluster. As the rule of names was at this migration. */
async function fillWords(runner: QueryRunner): Promise<void> {
  let last = '00000000-0000-0000-0000-000000000000';
  for (;;) {
    const clients = (await runner.query(`SELECT id, organisation, name, company FROM client WHERE id > $1 ORDER BY id LIMIT $2`, [last, BATCH])) as Named[];
    const rows = clients.flatMap((one) =>
      (['name', 'company'] as const).flatMap((field) =>
        wordsOf(one[field] ?? '').map((word) => ({ client: one.id, word, field, organisation: one.organisation })),
      ),
    );
    await runner.query(
      `INSERT INTO client_word (client, word, field, organisation)
       SELECT client, word, field, organisation FROM json_to_recordset($1::json) AS r(client uuid, word text, field text, organisation uuid)`,
      [JSON.stringify(rows)],
    );
    if (clients.length < BATCH) return;
    last = clients.at(-1)!.id;
  }
}

/** As they are kept since this migration: a copy, for what was released never changes with the code. */
function wordsOf(text: string): string[] {
  const words = text
    .normalize('NFKD')
    .replaceAll(/[^\P{M}\u0306]/gu, '')
    .normalize('NFKC')
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu);
  return [...new Set((words ?? []).map((word) => [...word].slice(0, 60).join('')))].slice(0, 20);
}
