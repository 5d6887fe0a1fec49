import { Outlet } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useBrowserNotices } from '../notices/use-browser-notices';
import { TimeZone } from '../time/place';
import styles from './Frame.module.css';
import { KeySheet } from './KeySheet';
import { useLive } from './live';
import { OfflineBanner } from './OfflineBanner';
import { Rail } from './Rail';
import { useMe } from './session';
import { ToastLine } from './ToastLine';

/** What stands around every page of somebody who is signed in. */
export function Frame() {
  const { t } = useTranslation();
  const { organisation } = useMe();
  useLive();
  useBrowserNotices();
  return (
    <TimeZone value={organisation.timeZone}>
      <div className={styles.frame}>
        <a className={styles.skip} href="#main">
          {t('frame.skip')}
        </a>
        <OfflineBanner />
        <Rail />
        <Outlet />
        <KeySheet />
        <ToastLine />
      </div>
    </TimeZone>
  );
}
