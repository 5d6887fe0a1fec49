import { useClientZone } from '../../time/client-zone';
import { WhenInput } from '../../time/WhenInput';
import { usePart, type FieldProps } from './use-part';

/** A time that is to come, in words, by the client's clock; it is sent in UTC. */
export function WhenField(props: FieldProps) {
  const { autoComplete: _, ...part } = usePart(props);
  const theirs = useClientZone();
  const value = typeof props.value === 'string' && props.value !== '' ? props.value : undefined;
  return <WhenInput input={part} value={value} change={props.onChange} theirs={theirs} />;
}
