import type { ProcessDefinition } from '#kit/contract/define-process.js';
import { framesOf, Line } from '#kit/testing/line.js';
import type { Stage } from '#kit/testing/stage.type.js';
import { Story } from '#kit/testing/story.js';
import { whatStands } from '#kit/testing/what-stands.js';
import type { IncomingRequest } from '#domain/requests/request.service.js';
import { SHAPES } from '../faults/shapes.js';
import { PRODUCT_ROOM, SHAPES_ROOM, type Room } from './histories.js';
import { quiet } from './quiet.js';
import { CaseStage } from './stage.js';
import { StoryTest } from './story.js';

type InputOf<P extends ProcessDefinition> = NonNullable<P['input']['type']>;
/** The request's id comes by itself. */
type Rest<I> = Omit<I, 'requestId'>;
type Given<I> = object extends Rest<I> ? [input?: Rest<I>, request?: Partial<IncomingRequest>] : [input: Rest<I>, request?: Partial<IncomingRequest>];

/** The beginnings of the stories of a process. */
export interface Stories<P extends ProcessDefinition> {
  readonly process: P;
  readonly room: Room;
  /** A case begins with this process as its root: a child, too, is told alone, and its own children really run. */
  start(...given: Given<InputOf<P>>): Story<P>;
}

/**
 * Stories of a process, at the head of its spec: sets up a server that skips time, a database and a worker once per file, and takes them
 * away again. A story that nobody awaits fails its test.
 */
export function storyOf<const P extends ProcessDefinition>(process: P): Stories<P> {
  return world(PRODUCT_ROOM, () => StoryTest.begin())(process);
}

/**
 * Stories of the shapes of `test/shapes`, several kinds of them on one server. The test file begins with
 * `@jest-environment-options {"customExportConditions": ["shapes", "source", …]}`, so that the API and the worker find the shapes.
 */
export function storiesOfShapes(): <const P extends ProcessDefinition>(process: P) => Stories<P> {
  return world(SHAPES_ROOM, () => StoryTest.begin(SHAPES));
}

function world(room: Room, begin: () => Promise<StoryTest>): <const P extends ProcessDefinition>(process: P) => Stories<P> {
  let test: StoryTest;
  let lines: Line[] = [];
  beforeAll(async () => {
    quiet();
    test = await begin();
  });
  afterAll(() => test?.end());
  afterEach(() => {
    const left = lines.map((line) => line.unawaited).find((written) => written !== undefined);
    lines = [];
    if (left) throw untold(left);
  });

  return (process) => ({
    process,
    room,
    start(...[input, request]) {
      let stage: Stage | undefined;
      const onStage = (): Stage => {
        if (!stage) throw new Error('The story has not begun.');
        return stage;
      };
      const line = new Line(async () => whatStands(await onStage().look()));
      line.add('start()', async () => {
        stage = new CaseStage(test, await test.start({ process: process.name, input, request }), room);
      });
      lines.push(line);
      return new Story({ line, stage: onStage }, process);
    },
  });
}

/** One that a test has forgotten would otherwise prove nothing, and pass. */
function untold(written: Error): Error {
  const error = new Error('From this word on the story was not told: await it, or return it to Jest.');
  error.stack = `Error: ${error.message}\n${framesOf(written)}`;
  return error;
}
