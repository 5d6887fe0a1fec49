import { IconRefresh } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { toProblem, type Problem } from '../api/problem';
import { Button, ButtonLink } from '../ui/Button';
import { EmptyState } from '../ui/EmptyState';

const BACK = { '/': 'tasks.back', '/cases': 'cases.back', '/clients': 'clients.back' } as const;

interface TroubleProps {
  error: unknown;
  again: () => void;
  /** Where one can go instead. */
  back?: keyof typeof BACK;
}

/** Whose fault, in a word or two. */
function sideOf({ status }: Problem): 'network' | 'missing' | 'refused' | 'ours' {
  if (status === 0) return 'network';
  if (status === 404) return 'missing';
  return status >= 500 ? 'ours' : 'refused';
}

/** A page that does not open says what happened, what is safe, and what to do. */
export function Trouble({ error, again, back = '/' }: TroubleProps) {
  const { t } = useTranslation();
  const problem = error instanceof Error && !(error instanceof TypeError) ? null : toProblem(error);
  const side = problem ? sideOf(problem) : 'broken';
  const worthAgain = side !== 'missing' && side !== 'refused';
  const title = (side === 'refused' && problem?.title) || t(`trouble.${side}.title`);
  const text = (side === 'refused' && problem?.detail) || t(`trouble.${side}.text`);
  return (
    <EmptyState
      title={title}
      text={text}
      trouble={t(`trouble.${side}.sign`)}
      foot={problem?.instance ? t('trouble.number', { number: problem.instance }) : undefined}
    >
      <p style={{ display: 'flex', flexWrap: 'wrap', gap: 8 }}>
        {worthAgain && (
          <Button kind="main" onClick={again}>
            <IconRefresh size={20} aria-hidden />
            {t('trouble.again')}
          </Button>
        )}
        <ButtonLink to={back} kind={worthAgain ? 'plain' : 'main'} style={worthAgain ? { height: 48 } : undefined}>
          {t(BACK[back])}
        </ButtonLink>
      </p>
    </EmptyState>
  );
}
