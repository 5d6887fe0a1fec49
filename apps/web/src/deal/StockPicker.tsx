import { Popover } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useEffect, useId, useRef, useState, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import type { StockItem } from '../api/types';
import { Key } from '../ui/Key';
import styles from './Stock.module.css';
import { StockPrice, StockWords } from './StockWords';
import { AS_TYPED, usePicking } from './use-picking';

/** What was named before, and how many of it. */
interface Wish {
  name: string;
  text: string;
  quantity: string;
}

interface StockPickerProps {
  input: RefObject<HTMLInputElement | null>;
  label: string;
  placeholder: string;
  /** Where the field's label leads. */
  id?: string;
  pick: (item: StockItem, quantity: string) => void;
  take: (text: string, quantity: string) => void;
  /** What was named elsewhere: a press types it. */
  wished?: readonly Wish[];
  leaveUp: () => void;
}

/** So many suppliers of one thing are told in the list; the rest can be looked at in its row. */
const LINES = 3;

/** One line to type an article or words into; beneath it what the price lists have, over the page, so that nothing moves (WT-3.1 to WT-3.3). */
export function StockPicker({ input, label, placeholder, id, wished = [], ...acts }: StockPickerProps) {
  const { t } = useTranslation();
  const list = useId();
  const [used, setUsed] = useState<readonly string[]>([]);
  const picking = usePicking(acts);
  const { typed, text, type, stock, chosen, onKeyDown } = picking;
  const open = text !== '';
  const begin = ({ name, text: words, quantity }: Wish) => {
    setUsed([...used, name]);
    picking.begin(words, quantity);
    input.current?.focus();
  };
  return (
    <>
      <Wished offered={wished.filter(({ name }) => !used.includes(name))} begin={begin} />
      <Popover opened={open} position="bottom-start" offset={4} width="max-content" withRoles={false} closeOnEscape={false} transitionProps={{ duration: 0 }}>
        <Popover.Target>
          <label className={styles.search}>
            <IconSearch size={18} aria-hidden />
            <input
              ref={input}
              id={id}
              type="text"
              role="combobox"
              aria-label={label}
              aria-expanded={open}
              aria-controls={open ? list : undefined}
              aria-autocomplete="list"
              aria-activedescendant={open ? `${list}-${chosen}` : undefined}
              placeholder={placeholder}
              autoComplete="off"
              maxLength={200}
              value={typed}
              onChange={(event) => type(event.currentTarget.value)}
              onFocus={(event) => toTop(event.currentTarget)}
              onKeyDown={onKeyDown}
            />
          </label>
        </Popover.Target>
        <Popover.Dropdown className={styles.drop}>
          {open && (
            <>
              <p className="hidden-visually" role="status">
                {stock.settled ? t('deal.pick.found', { count: stock.items.length }) : ''}
              </p>
              <ul className={styles.found} role="listbox" id={list} aria-label={label} aria-busy={!stock.settled}>
                {stock.items.map((item) => (
                  <Option key={item.id} id={`${list}-${item.id}`} chosen={chosen === item.id} choose={() => picking.choose(item.id)}>
                    <Found item={item} />
                  </Option>
                ))}
                <Option id={`${list}-${AS_TYPED}`} chosen={chosen === AS_TYPED} choose={() => picking.choose(AS_TYPED)}>
                  <span className={styles.asTyped}>
                    <span>
                      {stock.settled && stock.items.length === 0 && <small>{t(stock.failed ? 'deal.pick.failed' : 'deal.pick.nothing')}</small>}
                      {t('deal.pick.ask')} <b>{t('deal.pick.quoted', { text })}</b>
                    </span>
                    <Key name="Shift Enter" />
                  </span>
                </Option>
              </ul>
            </>
          )}
        </Popover.Dropdown>
      </Popover>
    </>
  );
}

/** Where the keyboard of a telephone covers half of the page, what is typed stands above what is found. */
function toTop(input: HTMLElement): void {
  if (window.matchMedia('(max-width: 820px)').matches) input.closest('label')?.scrollIntoView({ block: 'start' });
}

function Wished({ offered, begin }: { offered: readonly Wish[]; begin: (wish: Wish) => void }) {
  const { t } = useTranslation();
  if (offered.length === 0) return null;
  return (
    <p className={styles.wished}>
      <span>{t('deal.pick.wished')}</span>
      {offered.map((wish) => (
        <button key={wish.name} type="button" onClick={() => begin(wish)}>
          {t('deal.pick.wish', { name: wish.name, quantity: wish.quantity })}
        </button>
      ))}
    </p>
  );
}

/** A line that is pressed without taking the focus from what is typed; the chosen one is always in sight. */
function Option({ id, chosen, choose, children }: { id: string; chosen: boolean; choose: () => void; children: React.ReactNode }) {
  const own = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (chosen) own.current?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);
  return (
    <li ref={own} id={id} role="option" aria-selected={chosen} className={styles.option} onMouseDown={(event) => event.preventDefault()} onClick={choose}>
      {children}
    </li>
  );
}

/** A thing with who has it, the best answer first, one line each. */
function Found({ item }: { item: StockItem }) {
  const { t } = useTranslation();
  const more = item.offers.length - LINES;
  return (
    <>
      <span className={styles.title}>
        <b>{item.name ?? item.article}</b>
        {item.name !== null && item.article !== null && <span className={styles.article}>{item.article}</span>}
      </span>
      {item.offers.length === 0 && <span className={styles.nobody}>{t('deal.stock.nobody')}</span>}
      {item.offers.slice(0, LINES).map((offer) => (
        <span key={`${offer.list} ${offer.row}`} className={styles.offer}>
          <StockWords offer={offer} />
          <StockPrice offer={offer} />
        </span>
      ))}
      {more > 0 && <span className={styles.nobody}>{t('deal.stock.more', { count: more })}</span>}
    </>
  );
}
