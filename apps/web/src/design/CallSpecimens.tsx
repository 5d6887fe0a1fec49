import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { HoldClock } from '../call/HoldClock';
import { Managers } from '../call/Managers';
import { sampleManagers } from './samples';
import { Specimen } from './Specimen';

const HOLD = 120_000;
/** Waited so long, ms: calm, soon, late. */
const WAITED = [20_000, 70_000, 110_000];

/** The clock of a client on hold, and to whom he can be put through. */
export function CallSpecimens({ now }: { now: number }) {
  const { t } = useTranslation();
  const [chosen, choose] = useState('own');
  return (
    <>
      <Specimen title={t('design.hold')}>
        {WAITED.map((waited) => (
          <HoldClock key={waited} from={now - waited} until={now - waited + HOLD} />
        ))}
      </Specimen>
      <Specimen title={t('design.managers')} once>
        <Managers title={t('call.managers.title')} managers={sampleManagers(t, now)} chosen={chosen} readOnly={false} choose={choose} />
      </Specimen>
    </>
  );
}
