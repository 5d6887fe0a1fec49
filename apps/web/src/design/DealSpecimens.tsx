import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { useId, useState, type ComponentType } from 'react';
import { useTranslation } from 'react-i18next';
import { AnswersList } from '../deal/AnswersList';
import { DealLines } from '../deal/DealLines';
import { DealOffers } from '../deal/DealOffers';
import { DealQueries } from '../deal/DealQueries';
import { DealReservations } from '../deal/DealReservations';
import { ItemsList } from '../deal/ItemsList';
import type { ListProps, Row } from '../deal/list-props';
import { ObjectionsList } from '../deal/ObjectionsList';
import { OfferList } from '../deal/OfferList';
import { FormAround } from '../task/form/form-around';
import type { ListSchema } from '../task/form/form-schema';
import { fillSamples, SAMPLE_CASE, sampleDeal, sampleField, sampleItems, sampleLines } from './deal-samples';
import { Specimen } from './Specimen';

/** What a manager works with on a call: things picked from price lists, an offer, objections, a supplier's answer; and the deal as its case shows it. */
export function DealSpecimens({ now }: { now: number }) {
  const { t } = useTranslation();
  const [client] = useState(() => fillSamples(new QueryClient({ defaultOptions: { queries: { staleTime: Infinity, retry: false } } }), t, now));
  const deal = sampleDeal(t, now);
  const kinds = { kind: { type: 'string' as const, oneOf: [{ const: 'expensive', title: t('deal.sample.objection') }] } };
  const met = [{ kind: 'expensive', argument: t('deal.sample.argument'), result: 'goesOn' }, { kind: 'expensive' }];
  return (
    <QueryClientProvider client={client}>
      <Specimen title={t('deal.sample.items')}>
        <Edited editor={ItemsList} field={sampleField(t, 50)} begin={sampleItems(t)} />
      </Specimen>
      <Specimen title={t('deal.panel.offers')} wide>
        <Edited editor={OfferList} field={sampleField(t, 50)} begin={sampleLines(t, now)} />
      </Specimen>
      <Specimen title={t('deal.panel.objections')}>
        <Edited editor={ObjectionsList} field={sampleField(t, 3, kinds)} begin={met} />
      </Specimen>
      <Specimen title={t('deal.sample.answers')}>
        <Edited editor={AnswersList} field={sampleField(t, 50)} begin={[{ line: 2, has: 'part', quantity: '1', price: '950', currency: 'RUB' }]} about="one" />
      </Specimen>
      <Specimen title={t('deal.sample.deal')} wide>
        <DealLines deal={deal} />
        <DealOffers deal={deal} />
        <DealQueries deal={deal} open />
        <DealReservations deal={deal} />
      </Specimen>
    </QueryClientProvider>
  );
}

interface EditedProps {
  editor: ComponentType<ListProps>;
  field: ListSchema;
  begin: readonly Row[];
  /** The question that a supplier answers. */
  about?: string;
}

/** A list in a form of its own. */
function Edited({ editor: Editor, field, begin, about }: EditedProps) {
  const id = useId();
  const [rows, setRows] = useState(begin);
  const [data, setData] = useState<Record<string, unknown>>({ query: about });
  const around = {
    caseId: SAMPLE_CASE,
    wished: [],
    fields: { accessories: field },
    data,
    change: (part: Record<string, unknown>) => setData({ ...data, ...part }),
  };
  return (
    <FormAround value={around}>
      <Editor id={id} name={id} field={field} rows={rows} wrong={{}} readOnly={false} change={setRows} />
    </FormAround>
  );
}
