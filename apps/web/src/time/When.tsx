import { ago, brief, exact, moment } from './format';
import { useNow } from './now';
import { usePlace } from './place';

interface WhenProps {
  /** RFC 3339. */
  at: string;
  /** `brief`: the hour, or the day when it is another; `moment`: both when it is another day; `ago`: how long ago. */
  as?: 'brief' | 'moment' | 'ago';
  className?: string | undefined;
}

const WRITE = { brief, moment, ago };

/** A moment, with the exact one on hover. */
export function When({ at, as = 'brief', className }: WhenProps) {
  const now = useNow();
  const place = usePlace();
  const time = Date.parse(at);
  return (
    <time dateTime={at} title={exact(time, place)} className={className}>
      {WRITE[as](time, place, now)}
    </time>
  );
}
