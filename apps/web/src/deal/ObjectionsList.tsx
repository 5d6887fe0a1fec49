import '../texts/later';
import type { UseQueryResult } from '@tanstack/react-query';
import { IconX } from '@tabler/icons-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { query } from '../api/client';
import type { Library } from '../api/types';
import { Button } from '../ui/Button';
import { textOf, wrongOf, type ListProps, type Row } from './list-props';
import styles from './Objections.module.css';
import rowStyles from './Rows.module.css';
import { Segments } from './Segments';
import { useRows, type Rows } from './use-rows';

/** Answers change seldom; ms. */
const FRESH = 10 * 60_000;

/**
 * What the client has against it, with what was answered and whether it helped (WT-2.4, WT-O). One press names the kind, one takes an argument of the library, one says how
 * it ended; after the last that the regulation allows there is only a yes or a polite end.
 */
export function ObjectionsList(props: ListProps) {
  const { t } = useTranslation();
  const { rows, id, readOnly, field } = props;
  const { maxItems: max } = field;
  const fields = field.items.properties;
  const place = useRef<HTMLDivElement>(null);
  const acts = useRows(place, props);
  const { data: library }: UseQueryResult<Library, unknown> = query.useQuery('get', '/api/v1/library', {}, { staleTime: FRESH });
  const kinds = fields['kind']?.oneOf ?? [];
  const full = rows.length >= max;
  return (
    <div ref={place} className={rowStyles.list}>
      {rows.length > 0 && (
        <>
          <p className={styles.count}>{t('deal.objections.count', { count: rows.length, max })}</p>
          <ol className={rowStyles.rows}>
            {rows.map((row, index) => (
              <Objection
                // eslint-disable-next-line react/no-array-index-key
                key={index}
                row={row}
                index={index}
                acts={acts}
                label={String(kinds.find((kind) => kind.const === row['kind'])?.title ?? textOf(row, 'kind'))}
                args={library?.objections.find((one) => one.id === row['kind'])?.arguments ?? []}
                longest={fields['argument']?.maxLength}
                wrong={wrongOf(props.wrong, index)}
                readOnly={readOnly}
              />
            ))}
          </ol>
        </>
      )}
      {!readOnly && !full && (
        <div className={styles.kinds} role="group" aria-label={t('deal.objections.says')}>
          <span>{t(rows.length === 0 ? 'deal.objections.says' : 'deal.objections.saysAgain')}</span>
          {kinds.map((kind, index) => (
            <Button key={kind.const} id={index === 0 ? id : undefined} onClick={() => acts.add({ kind: kind.const }, 'argument')}>
              {t('library.quoted', { label: kind.title })}
            </Button>
          ))}
        </div>
      )}
      {full && !readOnly && (
        <p className={styles.enough} role="status">
          {t('deal.objections.enough', { count: max })}
        </p>
      )}
      {readOnly && rows.length === 0 && <p className={rowStyles.hint}>{t('deal.objections.none')}</p>}
    </div>
  );
}

interface ObjectionProps {
  row: Row;
  index: number;
  acts: Rows;
  label: string;
  args: Library['objections'][number]['arguments'];
  longest: number | undefined;
  wrong: Readonly<Record<string, string>>;
  readOnly: boolean;
}

function Objection({ row, index, acts, label, wrong, readOnly, ...rest }: ObjectionProps) {
  const { t } = useTranslation();
  const chosen = textOf(row, 'argument') !== '';
  return (
    <li className={styles.objection} data-row={index}>
      <p className={styles.head}>
        <b>{t('library.quoted', { label })}</b>
        {!readOnly && (
          <Button
            kind="quiet"
            square
            className={rowStyles.remove}
            aria-label={t('deal.rows.remove', { name: label })}
            onClick={() => acts.remove(index, label)}
          >
            <IconX size={18} aria-hidden />
          </Button>
        )}
      </p>
      <Argument row={row} index={index} acts={acts} readOnly={readOnly} {...rest} />
      {(chosen || row['result'] !== undefined) && (
        <Segments
          label={t('deal.objections.result', { label })}
          options={(['goesOn', 'stands'] as const).map((name) => ({ name, label: t(`deal.objections.results.${name}`) }))}
          value={textOf(row, 'result')}
          choose={(result) => acts.set(index, { result })}
          readOnly={readOnly}
          cell={acts.cell(index, 'result')}
        />
      )}
      {Object.entries(wrong).map(([field, text]) => (
        <p key={field} className={rowStyles.wrong} role="alert">
          {text}
        </p>
      ))}
    </li>
  );
}

/** What was answered: one of the library's by a press, or one's own words; once chosen it is read, and can be changed for another. */
function Argument({ row, index, acts, args, longest = 1_000, readOnly }: Omit<ObjectionProps, 'label' | 'wrong'>) {
  const { t } = useTranslation();
  const argument = textOf(row, 'argument');
  const ofLibrary = args.some((one) => said(one) === argument);
  const take = (words: string) => {
    acts.set(index, { argument: words.slice(0, longest) });
    acts.later(index, 'result');
  };
  if (readOnly || ofLibrary)
    return (
      <p className={styles.said}>
        {argument}{' '}
        {!readOnly && (
          <button type="button" className={rowStyles.quiet} onClick={() => acts.set(index, { argument: undefined })}>
            {t('deal.objections.other')}
          </button>
        )}
      </p>
    );
  const offered = argument === '' ? args : [];
  return (
    <>
      {offered.length > 0 && (
        <ol className={styles.arguments} aria-label={t('deal.objections.arguments')}>
          {offered.map((one, at) => (
            <li key={said(one)}>
              <button type="button" data-cell={at === 0 ? acts.cell(index, 'argument') : undefined} onClick={() => take(said(one))}>
                {one.agree} {one.counter} <b>{one.ask}</b>
              </button>
            </li>
          ))}
        </ol>
      )}
      <input
        type="text"
        className={rowStyles.nameField}
        aria-label={t('deal.objections.own')}
        placeholder={t('deal.objections.own')}
        maxLength={longest}
        value={argument}
        data-cell={offered.length === 0 ? acts.cell(index, 'argument') : undefined}
        onChange={({ currentTarget: { value } }) => acts.set(index, { argument: value === '' ? undefined : value })}
      />
    </>
  );
}

/** Agreement, counter-argument and the question, without a pause, as they are said. */
function said({ agree, counter, ask }: Library['objections'][number]['arguments'][number]): string {
  return [agree, counter, ask].filter(Boolean).join(' ');
}
