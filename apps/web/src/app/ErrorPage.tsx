import { useRouter, type ErrorComponentProps } from '@tanstack/react-router';
import styles from './Frame.module.css';
import { Trouble } from './Trouble';

/** When a page could not even begin, or broke. */
export function ErrorPage({ error, reset }: ErrorComponentProps) {
  const router = useRouter();
  const again = () => {
    reset();
    void router.invalidate();
  };
  return (
    <main id="main" className={styles.lone}>
      <Trouble error={error} again={again} />
    </main>
  );
}
