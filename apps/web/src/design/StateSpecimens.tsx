import { useTranslation } from 'react-i18next';
import { Trouble } from '../app/Trouble';
import { WHOLE } from '../inbox/filter';
import { NothingToDo } from '../inbox/NothingToDo';
import { Button } from '../ui/Button';
import { Skeleton } from '../ui/Skeleton';
import { say } from '../ui/toast';
import styles from './Design.module.css';
import { Specimen } from './Specimen';

const nothing = () => undefined;
const NUMBER = '01920000-0000-7000-8000-00007e4cad02';

/** Empty, coming, broken, and what is said for a moment. */
export function StateSpecimens() {
  const { t } = useTranslation();
  const problem = (status: number) => ({ status, code: 'sample', title: '', detail: '', instance: NUMBER });
  return (
    <>
      <Specimen title={t('design.empty')}>
        <NothingToDo filter={WHOLE} view={undefined} all={nothing} counts={{ mine: 0, group: 4, team: null }} />
      </Specimen>
      <Specimen title={t('design.troubles')}>
        <Trouble error={problem(500)} again={nothing} />
        <Trouble error={problem(404)} again={nothing} />
        <Trouble error={problem(0)} again={nothing} />
      </Specimen>
      <Specimen title={t('design.skeletons')}>
        <Skeleton bars={3} />
      </Specimen>
      <Specimen title={t('design.toasts')} note={t('design.toastNote')} once>
        <div className={styles.row}>
          <Button onClick={() => say(t('hold.released'), nothing)}>{t('design.toastShow')}</Button>
        </div>
      </Specimen>
    </>
  );
}
