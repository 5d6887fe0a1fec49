import '../texts/later';
import { useState, type MouseEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Page } from '../app/Page';
import { CallSpecimens } from './CallSpecimens';
import { CaseSpecimens } from './CaseSpecimens';
import { ClockSpecimens } from './ClockSpecimens';
import { ControlSpecimens } from './ControlSpecimens';
import { DealSpecimens } from './DealSpecimens';
import styles from './Design.module.css';
import { FactSpecimens } from './FactSpecimens';
import { LanguageSpecimens } from './LanguageSpecimens';
import { RowSpecimens } from './RowSpecimens';
import { StateSpecimens } from './StateSpecimens';
import { SupplierSpecimens } from './SupplierSpecimens';
import { TokenSpecimens } from './TokenSpecimens';

/** Every piece of the design system with its states, made of the very components that the pages use. */
export function DesignPage() {
  const { t } = useTranslation();
  const [now] = useState(() => Date.now());
  return (
    <Page title={t('design.title')}>
      <div className={styles.design} onClickCapture={stay}>
        <p className={styles.lead}>{t('design.lead')}</p>
        <ClockSpecimens now={now} />
        <RowSpecimens now={now} />
        <LanguageSpecimens now={now} />
        <ControlSpecimens />
        <FactSpecimens />
        <CallSpecimens now={now} />
        <CaseSpecimens now={now} />
        <SupplierSpecimens now={now} />
        <DealSpecimens now={now} />
        <StateSpecimens />
        <TokenSpecimens />
      </div>
    </Page>
  );
}

/** Samples lead nowhere. */
function stay(event: MouseEvent): void {
  if (event.target instanceof Element && event.target.closest('a')) event.preventDefault();
}
