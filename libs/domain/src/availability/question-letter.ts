import type { OpenDeal } from '../deals/deal-call.js';
import type { LetterToQueue } from '../letters/letter.service.js';
import type { Pack } from '../packs/pack.service.js';
import { articleKey } from '../stock/article.rule.js';
import { dayAt } from '../stock/list-age.rule.js';
import type { AskedLine, QueryRecord } from './query.repository.js';

interface Question {
  deal: OpenDeal;
  pack: Pack;
  query: QueryRecord;
  lines: readonly AskedLine[];
  /** It was asked before, and nothing came. */
  again: boolean;
}

/** By what a supplier's answer is known: the deal's number, and the question's in it. */
export function referenceOf(pack: Pack, { number }: { number: string }, query: number): string {
  return `${pack.numberText('deal', number)}/${query}`;
}

/** The article before the name, where the name does not say it already. */
function titleOf(article: string | null, name: string): string {
  const said = articleKey(article ?? '') === '' || articleKey(name).includes(articleKey(article!));
  return said ? name : `${article} ${name}`;
}

/** The letter WT-L5: what is wanted, how many, by when, and the number to answer with. Of the client it says nothing. */
export function questionLetter({ deal, pack, query, lines, again }: Question): LetterToQueue {
  const { supplierName, contact, email, askedAt, number } = query;
  const items = lines.map(({ article, name, asked }, i) => `${i + 1}. ${titleOf(article, name)} × ${asked}`).join('\n');
  const values = {
    items,
    wantedOn: deal.neededBy,
    reference: referenceOf(pack, deal, number),
    askedOn: again && askedAt ? dayAt(pack.timeZone, askedAt) : null,
  };
  return { template: 'supplier-question', to: { outside: { name: contact ?? supplierName, email } }, values };
}
