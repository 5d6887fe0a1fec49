import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AuditEntry, AuditObject } from '../api/types';
import { exact, hour } from '../time/format';
import { usePlace } from '../time/place';
import styles from './Audit.module.css';

/** One entry: when, who, which act, about what; pressed it unfolds in its place. */
export function AuditItem({ entry }: { entry: AuditEntry }) {
  const { t } = useTranslation();
  const place = usePlace();
  const rest = useId();
  const [open, setOpen] = useState(false);
  const at = Date.parse(entry.at);
  const { about } = entry;
  return (
    <article className={styles.entry}>
      <button type="button" className={styles.row} aria-expanded={open} aria-controls={rest} onClick={() => setOpen(!open)}>
        <time className={styles.time} dateTime={entry.at} title={exact(at, place)}>
          {hour(at, place)}
        </time>
        <span className={styles.who}>{entry.actorName}</span>
        <span className={styles.act}>{entry.actLabel}</span>
        <span className={`${styles.about} cut`}>{about?.text ?? entry.facts.map(({ value }) => value).join(' · ')}</span>
        {entry.seal === 'changed' && <span className={styles.changed}>{t('audit.seals.changed')}</span>}
        {open ? <IconChevronDown size={16} aria-hidden /> : <IconChevronRight size={16} aria-hidden />}
      </button>
      {open && (
        <div id={rest} className={styles.rest}>
          <dl>
            <Fact label={t('audit.when')}>{exact(at, place)}</Fact>
            {about && (
              <Fact label={t('audit.about')}>
                <About about={about} />
              </Fact>
            )}
            {entry.facts.map(({ name, label, value }) => (
              <Fact key={name} label={label}>
                {value}
              </Fact>
            ))}
            <Fact label={t('audit.sealed')}>{t(`audit.seals.${entry.seal}`)}</Fact>
          </dl>
          <p className={styles.only}>
            <Link to="/settings/audit" search={(before) => ({ ...before, actor: entry.actor })} className="link">
              {t('audit.only.actor', { name: entry.actorName })}
            </Link>
            <Link to="/settings/audit" search={(before) => ({ ...before, act: entry.act })} className="link">
              {t('audit.only.act', { act: entry.actLabel })}
            </Link>
            {about && (
              <Link to="/settings/audit" search={(before) => ({ ...before, about: about.caseId ?? about.id })} className="link">
                {t('audit.only.about')}
              </Link>
            )}
          </p>
        </div>
      )}
    </article>
  );
}

function Fact({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** What the act was about, as a link where it has a page of its own. */
function About({ about: { kind, id, text, caseId } }: { about: AuditObject }) {
  if (kind === 'task')
    return (
      <Link to="/tasks/$id" params={{ id }} className="link">
        {text}
      </Link>
    );
  if (kind === 'client')
    return (
      <Link to="/clients/$id" params={{ id }} className="link">
        {text}
      </Link>
    );
  if (kind === 'supplier')
    return (
      <Link to="/suppliers/$id" params={{ id }} className="link">
        {text}
      </Link>
    );
  if (caseId !== null)
    return (
      <Link to="/cases/$id" params={{ id: caseId }} className="link">
        {text}
      </Link>
    );
  return text;
}
