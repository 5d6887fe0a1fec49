import { IconRefresh } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { toProblem, type Problem } from '../api/problem';
import { Button, ButtonLink } from '../ui/Button';
import { CopyButton } from '../ui/CopyButton';
import { EmptyState } from '../ui/EmptyState';
import { PartMissing } from './lazy-page';
import { shortNumber } from './short-number';
import styles from './Trouble.module.css';

const BACK = { '/': 'tasks.back', '/cases': 'cases.back', '/clients': 'clients.back', '/suppliers': 'suppliers.back', '/settings': 'settings.back' } as const;

interface TroubleProps {
  error: unknown;
  again: () => void;
  /** Where one can go instead. */
  back?: keyof typeof BACK;
}

type Side = 'network' | 'missing' | 'refused' | 'ours' | 'broken' | 'replaced';

/** Whose fault, in a word or two. */
function sideOf({ status }: Problem): Side {
  if (status === 0) return 'network';
  if (status === 404) return 'missing';
  return status >= 500 ? 'ours' : 'refused';
}

function read(error: unknown): { side: Side; problem: Problem | null } {
  if (error instanceof PartMissing) return { side: error.replaced ? 'replaced' : 'network', problem: null };
  if (error instanceof Error && !(error instanceof TypeError)) return { side: 'broken', problem: null };
  const problem = toProblem(error);
  return { side: sideOf(problem), problem };
}

/** A page that does not open says what happened, what is safe, and what to do. */
export function Trouble({ error, again, back = '/' }: TroubleProps) {
  const { t } = useTranslation();
  const { side, problem } = read(error);
  const worthAgain = side !== 'missing' && side !== 'refused';
  const title = (side === 'refused' && problem?.title) || t(`trouble.${side}.title`);
  const text = (side === 'refused' && problem?.detail) || t(`trouble.${side}.text`);
  // Of a refusal there is nothing to look up: it says itself why.
  const number = side === 'ours' ? problem?.instance : undefined;
  return (
    <EmptyState title={title} text={text} trouble={t(`trouble.${side}.sign`)} foot={number ? <SupportNumber number={number} /> : undefined}>
      <p className={styles.acts}>
        {worthAgain && (
          <Button kind="main" onClick={side === 'replaced' ? () => window.location.reload() : again}>
            <IconRefresh size={20} aria-hidden />
            {t(side === 'replaced' ? 'trouble.reload' : 'trouble.again')}
          </Button>
        )}
        <ButtonLink to={back} kind={worthAgain ? 'plain' : 'main'} className={worthAgain ? styles.beside : undefined}>
          {t(BACK[back])}
        </ButtonLink>
      </p>
    </EmptyState>
  );
}

/** Short enough for the telephone; what is copied is the whole of it. */
function SupportNumber({ number }: { number: string }) {
  const { t } = useTranslation();
  return (
    <span className={styles.number}>
      {t('trouble.number', { number: shortNumber(number) })}
      <CopyButton text={number} label={t('trouble.copy')} />
    </span>
  );
}
