import { v5 } from 'uuid';

/** A row's id out of its owner's id and its name below it (RFC 9562, version 5). `uuid` brings a SHA-1 of its own: the sandbox has no crypto. */
export function idOf(owner: string, name: string): string {
  return v5(name, owner);
}

/** `<process>:<uuid of its row>`. */
export function workflowIdOf(process: string, instance: string): string {
  return `${process}:${instance}`;
}
