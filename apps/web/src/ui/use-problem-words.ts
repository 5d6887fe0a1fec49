import { useTranslation } from 'react-i18next';
import type { Problem } from '../api/problem';

/** A refusal in one line: what is wrong with which field, or what happened and what to do. */
export function useProblemWords(): (problem: Problem) => string {
  const { t } = useTranslation();
  return ({ status, detail, fields }) => {
    if (status === 0) return t('act.unreachable');
    return fields && fields.length > 0 ? fields.map(({ message }) => message).join(' ') : detail;
  };
}
