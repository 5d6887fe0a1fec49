import { IconAlertTriangle, IconClock, IconRobot, IconTruck, IconUser, IconUsers } from '@tabler/icons-react';
import styles from './Avatar.module.css';

interface AvatarProps {
  kind: 'person' | 'group' | 'incident' | 'client' | 'supplier' | 'timer' | 'system';
  name: string;
  /** Said on hover and by readers; the name when nothing else. */
  title?: string | undefined;
  me?: boolean;
  large?: boolean;
}

/** Two letters of a name; of a Chinese one, its last sign, as people there do. */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/u);
  if (/\p{Script=Han}/u.test(name)) return name.trim().slice(-1);
  return words
    .slice(0, 2)
    .map((word) => word.charAt(0).toUpperCase())
    .join('');
}

/** Who has it: a person by initials, all others by a sign. */
export function Avatar({ kind, name, title = name, me = false, large = false }: AvatarProps) {
  const look = [styles.avatar, kind !== 'person' && styles.group, me && styles.me, large && styles.large].filter(Boolean).join(' ');
  const size = large ? 18 : 14;
  return (
    <span className={look} role="img" aria-label={title} title={title}>
      {kind === 'person' && initials(name)}
      {kind === 'group' && <IconUsers size={size} aria-hidden />}
      {kind === 'incident' && <IconAlertTriangle size={size} aria-hidden />}
      {kind === 'client' && <IconUser size={size} aria-hidden />}
      {kind === 'supplier' && <IconTruck size={size} aria-hidden />}
      {kind === 'timer' && <IconClock size={size} aria-hidden />}
      {kind === 'system' && <IconRobot size={size} aria-hidden />}
    </span>
  );
}
