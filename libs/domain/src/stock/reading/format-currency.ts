import { currencyIn, type Currency } from '../../money/currency.rule.js';

/** The currency that a spreadsheet shows beside a number: `[$€-2] #,##0.00` or `#,##0.00 "₽"`. The dollar before a name in brackets is the spreadsheet's own. */
export function currencyOfFormat(format: string): Currency | null {
  const shown = format.replaceAll(/\[\$([^\]-]*)(?:-[^\]]*)?\]/g, ' $1 ').replaceAll(/[\\"]/g, ' ');
  return currencyIn(shown)?.currency ?? null;
}
