import type { Asked } from '../api/types';
import own from './Steering.module.css';

/** What somebody asked when starting a matter by hand. */
export function AskedFacts({ asked }: { asked: readonly Asked[] }) {
  return (
    <dl className={own.known}>
      {asked.map(({ name, label, value }) => (
        <div key={name}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
