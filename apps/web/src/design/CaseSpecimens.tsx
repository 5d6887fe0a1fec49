import { useTranslation } from 'react-i18next';
import { HolderLine } from '../cases/HolderLine';
import { StepStrip } from '../cases/StepStrip';
import { TimelineItem } from '../cases/TimelineItem';
import { PromisesCard } from '../promises/PromisesCard';
import { sampleCase, samplePromise, sampleTimeline } from './samples';
import { Specimen } from './Specimen';

const nothing = () => undefined;

/** What a page about a case is made of: who holds it, its way, what happened, what was promised. */
export function CaseSpecimens({ now }: { now: number }) {
  const { t } = useTranslation();
  return (
    <>
      <Specimen title={t('design.holderLine')} wide>
        <HolderLine item={sampleCase(t, now, 40)} note={nothing} />
        <HolderLine item={sampleCase(t, now, -12)} note={nothing} />
      </Specimen>
      <Specimen title={t('design.way')} wide>
        <StepStrip item={sampleCase(t, now, 40)} />
      </Specimen>
      <Specimen title={t('design.timeline')}>
        <ul>
          {sampleTimeline(t, now).map((entry) => (
            <li key={entry.id}>
              <TimelineItem entry={entry} />
            </li>
          ))}
        </ul>
      </Specimen>
      <Specimen title={t('design.promises')} once>
        <PromisesCard promises={(['open', 'broken', 'kept'] as const).map((state) => samplePromise(t, now, state))} />
      </Specimen>
    </>
  );
}
