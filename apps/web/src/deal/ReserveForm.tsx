import { Select } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import type { Deal } from '../api/types';
import { useAct } from '../api/use-act';
import { useSuppliers } from '../task/form/use-suppliers';
import { usePlace } from '../time/place';
import { ActForm } from '../ui/ActForm';
import { say } from '../ui/toast';
import { DayInput } from './DayInput';
import styles from './Deal.module.css';
import type { DealLine } from './deal';
import { DecimalInput } from './DecimalInput';
import { isDecimal, leftOf } from './decimal';
import { eveningOf } from './evening';
import { Part } from './Part';
import { Segments } from './Segments';
import { useDealAgain } from './use-deal';

const CHANNELS = ['phone', 'mail', 'messenger', 'account'] as const;

interface Wish {
  line: number;
  supplier: string | undefined;
  /** Decimal text, or what could not be read as one. */
  quantity: string | undefined;
  /** YYYY-MM-DD: kept until that evening. */
  until: string | undefined;
  channel: (typeof CHANNELS)[number];
}

/** What a supplier has just agreed to keep for us, and until when (WT-3.6): begins with what nobody keeps yet, and with who is known to have it. */
export function ReserveForm({ caseId, deal, close }: { caseId: string; deal: Deal; close: () => void }) {
  const { t } = useTranslation();
  const place = usePlace();
  const again = useDealAgain();
  const { busy, problem, run } = useAct();
  const [wish, setWish] = useState<Wish>(() => wishFor(deal.lines.find(({ quantity, reserved }) => leftOf(quantity, reserved) !== '0') ?? deal.lines[0]!));
  const [tried, setTried] = useState(false);
  const set = (part: Partial<Wish>) => setWish({ ...wish, ...part });
  const lacks = lackOf(wish);
  const send = async () => {
    setTried(true);
    const { line, supplier, quantity, until, channel } = wish;
    if (lacks !== undefined || supplier === undefined || quantity === undefined || until === undefined) return;
    const body = { line, supplier, quantity, channel, until: new Date(eveningOf(until, place)).toISOString() };
    if (!(await run(() => api.POST('/api/v1/cases/{id}/reservations', { params: { path: { id: caseId } }, body })))) return;
    say(t('deal.reservation.made'));
    again();
    close();
  };
  return (
    <ActForm title={t('deal.reservation.title')} act={t('deal.reservation.make')} busy={busy} problem={problem} send={() => void send()} close={close}>
      <div className={styles.whole}>
        <div className={styles.keeping}>
          <WhichThing lines={deal.lines} wish={wish} choose={(line) => setWish({ ...wishFor(line), until: wish.until, channel: wish.channel })} />
          <WithWhom deal={deal} wish={wish} set={set} />
          <Part label={t('deal.answers.quantity')}>
            <DecimalInput label={t('deal.answers.quantity')} value={wish.quantity} change={(quantity) => set({ quantity })} />
          </Part>
          <Part label={t('deal.answers.reservedUntil')}>
            <DayInput label={t('deal.answers.reservedUntil')} value={wish.until} change={(until) => set({ until })} />
          </Part>
        </div>
        <Segments
          label={t('deal.query.channel')}
          options={CHANNELS.map((name) => ({ name, label: t(`deal.query.channels.${name}`) }))}
          value={wish.channel}
          choose={(channel) => set({ channel })}
        />
        {tried && lacks !== undefined && (
          <p className={styles.wrong} role="alert">
            {t(`deal.reservation.needs.${lacks}`)}
          </p>
        )}
      </div>
    </ActForm>
  );
}

function WhichThing({ lines, wish, choose }: { lines: readonly DealLine[]; wish: Wish; choose: (line: DealLine) => void }) {
  const { t } = useTranslation();
  return (
    <Part label={t('deal.reservation.thing')}>
      <Select
        aria-label={t('deal.reservation.thing')}
        autoFocus
        openOnFocus={false}
        allowDeselect={false}
        data={lines.map(({ place, name }) => ({ value: String(place), label: name }))}
        value={String(wish.line)}
        onChange={(place) => {
          const line = lines.find((one) => String(one.place) === place);
          if (line) choose(line);
        }}
        comboboxProps={{ transitionProps: { duration: 0 } }}
      />
    </Part>
  );
}

/** Whoever the deal names already stands first in the list. */
function WithWhom({ deal, wish, set }: { deal: Deal; wish: Wish; set: (part: Partial<Wish>) => void }) {
  const { t } = useTranslation();
  const named = [...deal.lines.flatMap(({ availability }) => availability?.supplier ?? []), ...deal.queries.map(({ supplier }) => supplier)];
  const { suppliers, loading } = useSuppliers(named);
  const known = new Set(named.map(({ id }) => id));
  const ordered = suppliers.toSorted((one, other) => Number(known.has(other.id)) - Number(known.has(one.id)));
  return (
    <Part label={t('deal.reservation.with')}>
      <Select
        aria-label={t('deal.reservation.with')}
        searchable
        selectFirstOptionOnChange
        selectFirstOptionOnDropdownOpen={wish.supplier === undefined}
        openOnFocus={false}
        data={ordered.map(({ id, name }) => ({ value: id, label: name }))}
        value={wish.supplier ?? null}
        onChange={(next) => set({ supplier: next ?? undefined })}
        placeholder={t('form.supplier.find')}
        nothingFoundMessage={loading ? t('form.supplier.loading') : t('form.supplier.none')}
        comboboxProps={{ transitionProps: { duration: 0 } }}
        limit={50}
      />
    </Part>
  );
}

function wishFor(line: DealLine): Wish {
  const left = leftOf(line.quantity, line.reserved);
  return {
    line: line.place,
    supplier: line.availability?.supplier.id ?? line.supplier?.id,
    quantity: left === '0' ? line.quantity : left,
    until: undefined,
    channel: 'phone',
  };
}

/** The first thing without which nothing can be kept. */
function lackOf({ supplier, quantity, until }: Wish): 'supplier' | 'quantity' | 'until' | undefined {
  if (supplier === undefined) return 'supplier';
  if (!isDecimal(quantity)) return 'quantity';
  return until === undefined ? 'until' : undefined;
}
