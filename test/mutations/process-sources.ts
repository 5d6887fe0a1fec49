import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { PRODUCT_ROOM, SHAPES_ROOM, type Room } from '../harness/histories.js';
import { StorySource } from './story-source.js';

/** A process as its author writes it: what is mutated. */
export interface ProcessSources {
  readonly name: string;
  readonly room: Room;
  readonly story: StorySource;
  readonly contract: StorySource;
  /** Names of the variables that hold its tasks, as its story imports them. */
  readonly tasks: readonly string[];
  readonly steps: readonly string[];
}

/** All processes there are: those of the product, and the shapes with what those do not have yet (loops, races, timers, branches, undo). */
export function allSources(): ProcessSources[] {
  return [PRODUCT_ROOM, SHAPES_ROOM].flatMap((room) =>
    readdirSync(room.folder)
      .filter((name) => existsSync(join(room.folder, name, `${name}.workflow.ts`)))
      .map((name) => read(room, name)),
  );
}

function read(room: Room, name: string): ProcessSources {
  const source = (role: string) => {
    const path = join(room.folder, name, `${name}.${role}.ts`);
    return new StorySource(path, readFileSync(path, 'utf8'));
  };
  const [story, contract] = [source('workflow'), source('contract')];
  const imported = new Set(story.all(ts.isImportSpecifier).map((specifier) => specifier.name.text));
  const tasks = contract
    .all(ts.isVariableDeclaration)
    .filter(({ initializer }) => /^(defineTask|plainTask)\(/.test(initializer?.getText() ?? ''))
    .map((declaration) => declaration.name.getText())
    .filter((task) => imported.has(task));
  const steps = contract.calls('defineSteps').flatMap((call) => {
    const [map] = call.arguments;
    return map && ts.isObjectLiteralExpression(map) ? map.properties.map((property) => property.name!.getText().replace(/^'|'$/g, '')) : [];
  });
  return { name, room, story, contract, tasks, steps };
}
