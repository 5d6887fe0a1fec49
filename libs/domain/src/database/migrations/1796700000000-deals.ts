import type { MigrationInterface, QueryRunner } from 'typeorm';

const ORGANISATION = `(SELECT nullif(current_setting('app.organisation', true), '')::uuid)`;

/** What clients want, what they were offered, whom we asked for it, and what was answered and reserved. */
export class Deals1796700000000 implements MigrationInterface {
  name = 'Deals1796700000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [
      `CREATE TABLE "deal_line" ("id" uuid NOT NULL, "organisation" uuid NOT NULL, "deal" uuid NOT NULL, "place" integer NOT NULL, "item" uuid, "article" text, "name" text NOT NULL, "quantity" numeric(19,4) NOT NULL, "supplier" uuid, "ask" boolean NOT NULL, "changed_at" TIMESTAMP WITH TIME ZONE NOT NULL, "removed_at" TIMESTAMP WITH TIME ZONE, CONSTRAINT "deal_line_quantity" CHECK (quantity > 0 AND place > 0), CONSTRAINT "PK_1a783f694a3fbdeba872b573909" PRIMARY KEY ("id"))`,
      `CREATE INDEX "IDX_75d74bc1226e2a7682ab9093dd" ON "deal_line"  ("item") WHERE item IS NOT NULL`,
      `CREATE UNIQUE INDEX "IDX_684bad719558c44e7f8c180897" ON "deal_line"  ("deal", "place")`,
      `CREATE TABLE "supplier_query" ("id" uuid NOT NULL, "organisation" uuid NOT NULL, "deal" uuid NOT NULL, "number" integer NOT NULL, "supplier" uuid NOT NULL, "by_mail" boolean NOT NULL, "state" text NOT NULL, "instance" uuid NOT NULL, "plan_key" uuid NOT NULL, "planned_at" TIMESTAMP WITH TIME ZONE NOT NULL, "channel" text, "asked_at" TIMESTAMP WITH TIME ZONE, "asked_by" text, "reminded" integer NOT NULL DEFAULT '0', "answered_at" TIMESTAMP WITH TIME ZONE, "ended_at" TIMESTAMP WITH TIME ZONE, CONSTRAINT "supplier_query_channel" CHECK (channel IN ('account', 'mail', 'messenger', 'phone')), CONSTRAINT "supplier_query_state" CHECK (state IN ('planned', 'asked', 'answered', 'silent', 'withdrawn')), CONSTRAINT "PK_305ee51c814ff6764dc964d0d36" PRIMARY KEY ("id"))`,
      `CREATE INDEX "IDX_b98dabfa2411be55f0f10eb95f" ON "supplier_query"  ("plan_key")`,
      `CREATE INDEX "IDX_2814a3634552a669464330fb56" ON "supplier_query"  ("supplier")`,
      `CREATE UNIQUE INDEX "IDX_5b80e467c1b6b333e7db86462f" ON "supplier_query"  ("deal", "number")`,
      `CREATE TABLE "line_availability" ("line" uuid NOT NULL, "organisation" uuid NOT NULL, "supplier" uuid NOT NULL, "source" text NOT NULL, "expected" boolean NOT NULL, "quantity" numeric(19,4), "price" numeric(19,4), "currency" text, "ready_on" date, "list" uuid, "list_row" integer, "listed_at" TIMESTAMP WITH TIME ZONE, "query" uuid, "holds_until" TIMESTAMP WITH TIME ZONE NOT NULL, "at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "line_availability_price" CHECK ((price IS NULL) = (currency IS NULL)), CONSTRAINT "line_availability_source" CHECK (source IN ('file', 'account', 'mail', 'messenger', 'phone') AND (source = 'file') = (query IS NULL)), CONSTRAINT "PK_ac735d387d2bd4e613ca39be501" PRIMARY KEY ("line"))`,
      `CREATE TABLE "supplier_answer" ("id" uuid NOT NULL, "organisation" uuid NOT NULL, "query" uuid NOT NULL, "line" uuid NOT NULL, "ordinal" integer NOT NULL, "has" text NOT NULL, "quantity" numeric(19,4), "price" numeric(19,4), "currency" text, "ready_on" date, "reserved_until" TIMESTAMP WITH TIME ZONE, "note" text, "channel" text NOT NULL, "by" text NOT NULL, "at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "supplier_answer_sums" CHECK (quantity >= 0 AND price >= 0 AND (price IS NULL) = (currency IS NULL)), CONSTRAINT "supplier_answer_channel" CHECK (channel IN ('account', 'mail', 'messenger', 'phone')), CONSTRAINT "supplier_answer_has" CHECK (has IN ('yes', 'part', 'expected', 'no')), CONSTRAINT "PK_b2ec6f8b91e8d179bb2c4ed9c94" PRIMARY KEY ("id"))`,
      `CREATE INDEX "IDX_144350652ae255cc80cfb3bce1" ON "supplier_answer"  ("line")`,
      `CREATE UNIQUE INDEX "IDX_ae0889f60bb0e6930a149e5f86" ON "supplier_answer"  ("query", "line", "ordinal")`,
      `CREATE TABLE "supplier_query_line" ("query" uuid NOT NULL, "line" uuid NOT NULL, "organisation" uuid NOT NULL, "quantity" numeric(19,4) NOT NULL, CONSTRAINT "supplier_query_line_quantity" CHECK (quantity > 0), CONSTRAINT "PK_697cd86d3c04abe1fd080037d16" PRIMARY KEY ("query", "line"))`,
      `CREATE INDEX "IDX_69f4682f70a3e6e0559615b67a" ON "supplier_query_line"  ("line")`,
      `CREATE TABLE "deal_accessory" ("deal" uuid NOT NULL, "place" integer NOT NULL, "organisation" uuid NOT NULL, "item" uuid, "name" text NOT NULL, "answer" text NOT NULL, CONSTRAINT "deal_accessory_answer" CHECK (answer IN ('taken', 'declined')), CONSTRAINT "PK_25592e10c8d7c603166d7707bf3" PRIMARY KEY ("deal", "place"))`,
      `CREATE TABLE "deal_objection" ("deal" uuid NOT NULL, "ordinal" integer NOT NULL, "organisation" uuid NOT NULL, "kind" text NOT NULL, "argument" text NOT NULL, "result" text NOT NULL, "by" text NOT NULL, "at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "deal_objection_result" CHECK (result IN ('goesOn', 'stands')), CONSTRAINT "PK_fe3465ee7da83d0ccbfc25f46be" PRIMARY KEY ("deal", "ordinal"))`,
      `CREATE TABLE "deal_offer" ("id" uuid NOT NULL, "organisation" uuid NOT NULL, "deal" uuid NOT NULL, "version" integer NOT NULL, "currency" text NOT NULL, "complete" text, "deliver_on" date, "time_window" text, "delivery" text, "address" text, "come_at" TIMESTAMP WITH TIME ZONE, "payment" text, "email" text, "phone" text, "data_by" TIMESTAMP WITH TIME ZONE, "valid_until" date, "by" text NOT NULL, "at" TIMESTAMP WITH TIME ZONE NOT NULL, "agreed_at" TIMESTAMP WITH TIME ZONE, "agreed_by" text, CONSTRAINT "deal_offer_agreed" CHECK ((agreed_at IS NULL) = (agreed_by IS NULL)), CONSTRAINT "deal_offer_payment" CHECK (payment IN ('cashOffice', 'courier', 'card', 'transfer')), CONSTRAINT "deal_offer_delivery" CHECK (delivery IN ('pickup', 'delivery')), CONSTRAINT "deal_offer_complete" CHECK (complete IN ('complete', 'parts')), CONSTRAINT "PK_ad158d0dd19f0c4f5f3d95cd0fc" PRIMARY KEY ("id"))`,
      `CREATE UNIQUE INDEX "IDX_80487383bc662211a17600f6d1" ON "deal_offer"  ("deal", "version")`,
      `CREATE TABLE "deal_offer_line" ("offer" uuid NOT NULL, "place" integer NOT NULL, "organisation" uuid NOT NULL, "line" uuid, "item" uuid, "article" text, "name" text NOT NULL, "quantity" numeric(19,4) NOT NULL, "price" numeric(19,4), "ready_on" date, "supplier" uuid, "cost" numeric(19,4), "cost_currency" text, CONSTRAINT "deal_offer_line_cost" CHECK ((cost IS NULL) = (cost_currency IS NULL)), CONSTRAINT "deal_offer_line_sums" CHECK (quantity > 0 AND price >= 0 AND cost >= 0), CONSTRAINT "PK_76e94b9379cfab4a8b052660876" PRIMARY KEY ("offer", "place"))`,
      `CREATE TABLE "reservation" ("id" uuid NOT NULL, "organisation" uuid NOT NULL, "line" uuid NOT NULL, "supplier" uuid NOT NULL, "quantity" numeric(19,4) NOT NULL, "until" TIMESTAMP WITH TIME ZONE NOT NULL, "channel" text NOT NULL, "by" text NOT NULL, "at" TIMESTAMP WITH TIME ZONE NOT NULL, "ended" text, "ended_at" TIMESTAMP WITH TIME ZONE, CONSTRAINT "reservation_end" CHECK ((ended_at IS NULL) = (ended IS NULL) AND ended IN ('over', 'released')), CONSTRAINT "reservation_channel" CHECK (channel IN ('account', 'mail', 'messenger', 'phone')), CONSTRAINT "reservation_quantity" CHECK (quantity > 0), CONSTRAINT "PK_48b1f9922368359ab88e8bfa525" PRIMARY KEY ("id"))`,
      `CREATE INDEX "IDX_ed1d819c270ef5c896cc43095e" ON "reservation"  ("until") WHERE ended_at IS NULL`,
      `CREATE INDEX "IDX_f339bd18fd34b3727ed4357da8" ON "reservation"  ("line")`,
      `ALTER TABLE "deal" ADD "purpose" text`,
      `ALTER TABLE "deal" ADD "needed_by" date`,
      `ALTER TABLE "deal" ADD "delivery" text`,
      `ALTER TABLE "deal" ADD "address" text`,
      `ALTER TABLE "deal" ADD CONSTRAINT "deal_delivery" CHECK (delivery IN ('pickup', 'delivery'))`,
      `ALTER TABLE "deal_line" ADD CONSTRAINT "FK_343947b70d0e840dac12d607114" FOREIGN KEY ("organisation") REFERENCES "organisation"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
      `ALTER TABLE "deal_line" ADD CONSTRAINT "FK_97f752f7ea71130e66229994600" FOREIGN KEY ("deal") REFERENCES "deal"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
      `ALTER TABLE "deal_line" ADD CONSTRAINT "FK_043adc8db4d1e35bfc31e6cb6cc" FOREIGN KEY ("item") REFERENCES "item"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
      `ALTER TABLE "deal_line" ADD CONSTRAINT "FK_ba190f5da4c1dad2c5fdf2e4c62" FOREIGN KEY ("supplier") REFERENCES "supplier"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
      `ALTER TABLE "supplier_query" ADD CONSTRAINT "FK_82e43c18c5246dd70db0fb87f3b" FOREIGN KEY ("organisation") REFERENCES "organisation"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
      `ALTER TABLE "supplier_query" ADD CONSTRAINT "FK_db9e7ad5fec5e0d0b8793723d84" FOREIGN KEY ("deal") REFERENCES "deal"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
      `ALTER TABLE "supplier_query" ADD CONSTRAINT "FK_2814a3634552a669464330fb561" FOREIGN KEY ("supplier") REFERENCES "supplier"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
      `ALTER TABLE "line_availability" ADD CONSTRAINT "FK_ac735d387d2bd4e613ca39be501" FOREIGN KEY ("line") REFERENCES "deal_line"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
      `ALTER TABLE "line_availability" ADD CONSTRAINT "FK_f54d90b48b27c8617e230917353" FOREIGN KEY ("organisation") REFERENCES "organisation"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
      `ALTER TABLE "line_availability" ADD CONSTRAINT "FK_9a6cd40f49b0fab326b1a50fb70" FOREIGN KEY ("supplier") REFERENCES "supplier"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
      `ALTER TABLE "line_availability" ADD CONSTRAINT "FK_42263ba10d7d6cdf49bbd014af3" FOREIGN KEY ("list") REFERENCES "price_list"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
      `ALTER TABLE "line_availability" ADD CONSTRAINT "FK_856591ac32ff2eb971656e6f4f9" FOREIGN KEY ("query") REFERENCES "supplier_query"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
      `ALTER TABLE "supplier_answer" ADD CONSTRAINT "FK_88663a933e5144f02cfb4829abf" FOREIGN KEY ("organisation") REFERENCES "organisation"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
      `ALTER TABLE "supplier_answer" ADD CONSTRAINT "FK_80a63845591edba674c03026628" FOREIGN KEY ("query") REFERENCES "supplier_query"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
      `ALTER TABLE "supplier_answer" ADD CONSTRAINT "FK_144350652ae255cc80cfb3bce18" FOREIGN KEY ("line") REFERENCES "deal_line"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
      `ALTER TABLE "supplier_query_line" ADD CONSTRAINT "FK_0e56eebe60bb94571be6af88d70" FOREIGN KEY ("query") REFERENCES "supplier_query"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
      `ALTER TABLE "supplier_query_line" ADD CONSTRAINT "FK_69f4682f70a3e6e0559615b67a2" FOREIGN KEY ("line") REFERENCES "deal_line"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
      `ALTER TABLE "supplier_query_line" ADD CONSTRAINT "FK_42e06478e3f094686c571d55d4f" FOREIGN KEY ("organisation") REFERENCES "organisation"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
      `ALTER TABLE "deal_accessory" ADD CONSTRAINT "FK_1e4476802496b82053f31b5bd60" FOREIGN KEY ("deal") REFERENCES "deal"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
      `ALTER TABLE "deal_accessory" ADD CONSTRAINT "FK_38ed24516574bc3eeb378fc4ab2" FOREIGN KEY ("organisation") REFERENCES "organisation"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
      `ALTER TABLE "deal_accessory" ADD CONSTRAINT "FK_09a2ecd8aaad613a2d579f98274" FOREIGN KEY ("item") REFERENCES "item"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
      `ALTER TABLE "deal_objection" ADD CONSTRAINT "FK_03fea50fa70ef04b900f0a54926" FOREIGN KEY ("deal") REFERENCES "deal"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
      `ALTER TABLE "deal_objection" ADD CONSTRAINT "FK_ea87a2d93c457df62e78043a904" FOREIGN KEY ("organisation") REFERENCES "organisation"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
      `ALTER TABLE "deal_offer" ADD CONSTRAINT "FK_e46990b67124afc9e9a126d01b6" FOREIGN KEY ("organisation") REFERENCES "organisation"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
      `ALTER TABLE "deal_offer" ADD CONSTRAINT "FK_4f35e9745c581719ba90d79b979" FOREIGN KEY ("deal") REFERENCES "deal"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
      `ALTER TABLE "deal_offer_line" ADD CONSTRAINT "FK_54674a1edd3a1c962ee8a479cca" FOREIGN KEY ("offer") REFERENCES "deal_offer"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
      `ALTER TABLE "deal_offer_line" ADD CONSTRAINT "FK_18e8da73410df816a7697e63965" FOREIGN KEY ("organisation") REFERENCES "organisation"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
      `ALTER TABLE "deal_offer_line" ADD CONSTRAINT "FK_3d897dec70abeba78a94c57f693" FOREIGN KEY ("line") REFERENCES "deal_line"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
      `ALTER TABLE "deal_offer_line" ADD CONSTRAINT "FK_35d3dc98f0b4c3d21a31beb0cce" FOREIGN KEY ("item") REFERENCES "item"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
      `ALTER TABLE "deal_offer_line" ADD CONSTRAINT "FK_2705bf80c12edd519d68e52e186" FOREIGN KEY ("supplier") REFERENCES "supplier"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
      `ALTER TABLE "reservation" ADD CONSTRAINT "FK_cc65853c4028d93d6c20e720f80" FOREIGN KEY ("organisation") REFERENCES "organisation"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
      `ALTER TABLE "reservation" ADD CONSTRAINT "FK_f339bd18fd34b3727ed4357da8f" FOREIGN KEY ("line") REFERENCES "deal_line"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
      `ALTER TABLE "reservation" ADD CONSTRAINT "FK_e8e14d4ec70e057115f1edc2c15" FOREIGN KEY ("supplier") REFERENCES "supplier"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    ]) {
      await runner.query(statement);
    }
    for (const table of [
      'deal_accessory',
      'deal_line',
      'deal_objection',
      'deal_offer',
      'deal_offer_line',
      'line_availability',
      'reservation',
      'supplier_answer',
      'supplier_query',
      'supplier_query_line',
    ]) {
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
