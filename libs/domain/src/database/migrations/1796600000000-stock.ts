import type { MigrationInterface, QueryRunner } from 'typeorm';

const ORGANISATION = `(SELECT nullif(current_setting('app.organisation', true), '')::uuid)`;

/**
 * Items that somebody may mean: under an article that is this or begins so (ranks 1 and 2); where there is none, with all these words or longer ones
 * (rank 3; WT-3.1). Rows of one organisation only, the one that the transaction is in, which no caller can say: it runs as the owner of the tables, because
 * what is not leakproof (the match of words) may not use an index behind row-level security. Without an organisation it finds nothing.
 *
 * Each typed word becomes the words that begin so, by the list of all words, 64 at most: whole words are merged page by page where one is rare, while a
 * beginning would be read to its end first. Only a beginning of more than 64 words is looked for as such. Entries of the index begin with the organisation's
 * last digits. The table is never read from its beginning (enable_seqscan), and the plan is for the words at hand, whatever the connection's habit.
 * U+10FFFF sorts behind anything.
 */
const FIND_ITEMS = `
CREATE FUNCTION find_items(wanted_key text, wanted_words text[], most integer) RETURNS TABLE (item uuid, rank integer)
LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 300
SET search_path = public, pg_temp SET enable_seqscan = off SET plan_cache_mode = force_custom_plan
AS $find$
DECLARE
  own uuid := nullif(current_setting('app.organisation', true), '')::uuid;
  wanted text;
  longer text[];
  one tsquery;
  query tsquery;
BEGIN
  IF own IS NULL THEN RETURN; END IF;
  IF wanted_key <> '' THEN
    RETURN QUERY SELECT i.id, CASE WHEN i.key = wanted_key THEN 1 ELSE 2 END FROM item i
      WHERE i.organisation = own AND i.key >= wanted_key COLLATE "C" AND i.key < (wanted_key || chr(1114111)) COLLATE "C" ORDER BY i.key, i.variant LIMIT most;
    IF FOUND THEN RETURN; END IF;
  END IF;
  FOREACH wanted IN ARRAY wanted_words LOOP
    longer := ARRAY(SELECT w.word FROM item_word w
      WHERE w.organisation = own AND w.word >= wanted COLLATE "C" AND w.word < (wanted || chr(1114111)) COLLATE "C" ORDER BY w.word LIMIT 65);
    IF cardinality(longer) = 0 THEN RETURN; END IF;
    SELECT string_agg('''' || replace(replace(right(own::text, 8) || '/' || known.word, '\\', '\\\\'), '''', '''''') || '''' || CASE WHEN cardinality(longer) > 64 THEN ':*' ELSE '' END, ' | ')::tsquery
      INTO one FROM unnest(CASE WHEN cardinality(longer) > 64 THEN ARRAY[wanted] ELSE longer END) AS known(word);
    query := CASE WHEN query IS NULL THEN one ELSE query && one END;
  END LOOP;
  IF query IS NOT NULL THEN
    RETURN QUERY SELECT i.id, 3 FROM item i WHERE i.organisation = own AND i.words @@ query LIMIT most;
  END IF;
END
$find$`;

/** Suppliers, their price lists, and what they have. */
export class Stock1796600000000 implements MigrationInterface {
  name = 'Stock1796600000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [
      `CREATE TABLE "item" ("id" uuid NOT NULL, "organisation" uuid NOT NULL, "key" text COLLATE "C" NOT NULL, "variant" integer NOT NULL, "article" text, "name" text, "group" text, "words" tsvector NOT NULL, CONSTRAINT "PK_d3c0c71f23e7adcf952a1d13423" PRIMARY KEY ("id"))`,
      `CREATE UNIQUE INDEX "IDX_e823394431efd3f75feac13164" ON "item"  ("organisation", "key", "variant")`,
      `CREATE TABLE "item_word" ("organisation" uuid NOT NULL, "word" text COLLATE "C" NOT NULL, CONSTRAINT "PK_43c950cdd54d27677470d73d7d1" PRIMARY KEY ("organisation", "word"))`,
      `CREATE TABLE "supplier" ("id" uuid NOT NULL, "organisation" uuid NOT NULL, "name" text NOT NULL, "name_key" text COLLATE "C" NOT NULL, "contact" text, "phone" text, "email" text, "site" text, "currency" text NOT NULL, "longest_age_days" integer, "mapping" jsonb, "current_list" uuid, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "supplier_age" CHECK (longest_age_days BETWEEN 1 AND 365), CONSTRAINT "PK_2bc0d2cab6276144d2ff98a2828" PRIMARY KEY ("id"))`,
      `CREATE UNIQUE INDEX "IDX_855e79f28b80d21c4713be9a44" ON "supplier"  ("organisation", "name_key")`,
      `CREATE TABLE "price_list" ("id" uuid NOT NULL, "organisation" uuid NOT NULL, "supplier" uuid NOT NULL, "state" text NOT NULL, "file_name" text NOT NULL, "file_hash" text NOT NULL, "listed_at" TIMESTAMP WITH TIME ZONE NOT NULL, "dated_by" text NOT NULL, "uploaded_by" text NOT NULL, "uploaded_at" TIMESTAMP WITH TIME ZONE NOT NULL, "rows" integer NOT NULL, "read_rows" integer NOT NULL, "accepted" integer NOT NULL, "rejected_rows" integer NOT NULL, "unclear_rows" integer NOT NULL, "rejected" jsonb NOT NULL, "unclear" jsonb NOT NULL, "question" jsonb, "touched_at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "price_list_state" CHECK (state IN ('loading', 'asking', 'current', 'old', 'failed')), CONSTRAINT "PK_52ea7826468b1c889cb2c28df03" PRIMARY KEY ("id"))`,
      `CREATE UNIQUE INDEX "IDX_f70797b16927bb5d78576fae84" ON "price_list"  ("supplier") WHERE state = 'loading'`,
      `CREATE INDEX "IDX_ef39163961b3cf26890b7d71b6" ON "price_list"  ("supplier", "uploaded_at")`,
      `CREATE TABLE "price_list_file" ("list" uuid NOT NULL, "organisation" uuid NOT NULL, "bytes" bytea NOT NULL, CONSTRAINT "PK_941825d256b16d4c953be319deb" PRIMARY KEY ("list"))`,
      `CREATE TABLE "stock_offer" ("list" uuid NOT NULL, "position" integer NOT NULL, "organisation" uuid NOT NULL, "supplier" uuid NOT NULL, "item" uuid NOT NULL, "article" text, "name" text, "price" numeric(16,4), "currency" text, "state" text NOT NULL, "quantity" numeric(15,3), "at_least" boolean NOT NULL, "stock_text" text, "expected_on" date, "link" text, "row" integer NOT NULL, CONSTRAINT "stock_offer_price" CHECK ((price IS NULL) = (currency IS NULL) AND price > 0), CONSTRAINT "stock_offer_state" CHECK (state IN ('in-stock', 'low', 'none', 'to-order', 'expected', 'unknown')), CONSTRAINT "PK_09fa721b6bad0b8978931597737" PRIMARY KEY ("list", "position"))`,
      `CREATE INDEX "IDX_a72d5cd9ccad9a8d8ebdbafa1d" ON "stock_offer"  ("item")`,
      `ALTER TABLE "item" ADD CONSTRAINT "FK_57dd0b0191d97cd13cf7978ba89" FOREIGN KEY ("organisation") REFERENCES "organisation"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
      `ALTER TABLE "item_word" ADD CONSTRAINT "FK_6a808eb5af060dee7138c8cabfa" FOREIGN KEY ("organisation") REFERENCES "organisation"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
      `ALTER TABLE "supplier" ADD CONSTRAINT "FK_a20b103f05d48511c096d3372ce" FOREIGN KEY ("organisation") REFERENCES "organisation"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
      `ALTER TABLE "price_list" ADD CONSTRAINT "FK_20638648df60ef764b6975442be" FOREIGN KEY ("organisation") REFERENCES "organisation"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
      `ALTER TABLE "price_list" ADD CONSTRAINT "FK_62987f829b1e260ef26813c82fe" FOREIGN KEY ("supplier") REFERENCES "supplier"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
      `ALTER TABLE "price_list_file" ADD CONSTRAINT "FK_941825d256b16d4c953be319deb" FOREIGN KEY ("list") REFERENCES "price_list"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
      `ALTER TABLE "price_list_file" ADD CONSTRAINT "FK_d8777128af8a914f7c96c00c692" FOREIGN KEY ("organisation") REFERENCES "organisation"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
      `ALTER TABLE "stock_offer" ADD CONSTRAINT "FK_416da425897d7a80d0e95a05db5" FOREIGN KEY ("list") REFERENCES "price_list"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
      `ALTER TABLE "stock_offer" ADD CONSTRAINT "FK_2c015704be0fd51249ecdc3e689" FOREIGN KEY ("organisation") REFERENCES "organisation"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
      `ALTER TABLE "stock_offer" ADD CONSTRAINT "FK_b30560a70fa1c9a73230324a446" FOREIGN KEY ("supplier") REFERENCES "supplier"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
      `ALTER TABLE "stock_offer" ADD CONSTRAINT "FK_a72d5cd9ccad9a8d8ebdbafa1d4" FOREIGN KEY ("item") REFERENCES "item"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
      // Written at once: a list of pending entries would be read through by every search until somebody cleans it up.
      `CREATE INDEX "item_words" ON "item" USING gin ("words") WITH (fastupdate = off)`,
      FIND_ITEMS,
    ]) {
      await runner.query(statement);
    }
    for (const table of ['item', 'item_word', 'price_list', 'price_list_file', 'stock_offer', 'supplier']) {
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
