import { useTranslation } from 'react-i18next';
import { Button } from '../ui/Button';
import { FactLine } from '../ui/FactLine';
import { Key } from '../ui/Key';
import { Specimen } from './Specimen';

/** What became of an act: accepted, done, somebody was first, changed, refused. */
export function FactSpecimens() {
  const { t } = useTranslation();
  const next = (
    <Button kind="ghost">
      {t('tasks.next')} <Key name="N" />
    </Button>
  );
  return (
    <Specimen title={t('design.facts')}>
      <FactLine kind="going" title={t('fate.going.title')}>
        {t('fate.going.text')}
      </FactLine>
      <FactLine kind="done" title={t('fate.done.title')} acts={next}>
        {t('design.sample.task')}
      </FactLine>
      <FactLine kind="first" title={t('design.fact.first')}>
        {t('fate.closed.ownKept')}
      </FactLine>
      <FactLine kind="changed" title={t('fate.changed.title')}>
        {t('fate.changed.text')}
      </FactLine>
      <FactLine kind="refused" title={t('fate.refused.title')}>
        {t('fate.refused.safe')}
      </FactLine>
    </Specimen>
  );
}
