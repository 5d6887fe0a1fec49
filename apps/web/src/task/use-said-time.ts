import type { Outcome } from '../api/types';
import { useClientZone } from '../time/client-zone';
import { moment } from '../time/format';
import { isInstant } from '../time/instant';
import { useNow } from '../time/now';
import { usePlace } from '../time/place';
import type { WorkState } from './use-work';

/** The time that an outcome was given, by the client's clock: the button then says the whole act. */
export function useSaidTime({ fields, draft }: WorkState): (outcome: Outcome) => string | null {
  const theirs = useClientZone();
  const place = usePlace();
  const now = useNow();
  return ({ requires }) => {
    const name = requires.find((one) => fields[one]?.future === true);
    const at = name === undefined ? undefined : draft.data[name];
    return isInstant(at) ? moment(Date.parse(at), { ...place, timeZone: theirs ?? place.timeZone }, now) : null;
  };
}
