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
import { StoryTest, type Arrange, type Beginning } from './story.js';

type InputOf<P extends ProcessDefinition> = P extends ProcessDefinition<string, infer I> ? I : never;
/** What a person starts by hand begins with its form, and with who fills it in; without a login the first secretary does. */
type ByHand = { starter: string; asked: object };
/** What the request says comes by itself. */
type Told = 'requestId' | 'channel' | 'kind' | 'by';
type Rest<I> = Omit<I, Told> & Partial<Pick<I, Told & keyof I>>;
type Given<I> = I extends ByHand ? [asked: I['asked'], by?: string] : GivenByRequest<I>;
type GivenByRequest<I> =
  object extends Rest<I> ? [input?: Partial<I>, request?: Partial<IncomingRequest>] : [input: Rest<I>, request?: Partial<IncomingRequest>];

/** The beginnings of the stories of a process. */
export interface Stories<P extends ProcessDefinition> {
  readonly process: P;
  readonly room: Room;
  /** A case begins with this process as its root: a child, too, is told alone, and its own children really run. */
  start(...given: Given<InputOf<P>>): Story<P>;
  /** The same, once everybody has gone home. */
  afterHours(): Pick<Stories<P>, 'start'>;
}

/**
 * Stories of a process, at the head of its spec: sets up a server that skips time, a database and a worker once per file, and takes them
 * away again. A story that nobody awaits fails its test. `arrange` makes what is there before each story begins.
 */
export function storyOf<const P extends ProcessDefinition>(process: P, { arrange }: { arrange?: Arrange } = {}): Stories<P> {
  return world(PRODUCT_ROOM, () => StoryTest.begin(), arrange)(process);
}

/**
 * Stories of the shapes of `test/shapes`, several kinds of them on one server. The test file begins with
 * `@jest-environment-options {"customExportConditions": ["shapes", "source", …]}`, so that the API and the worker find the shapes.
 */
export function storiesOfShapes(): <const P extends ProcessDefinition>(process: P) => Stories<P> {
  return world(SHAPES_ROOM, () => StoryTest.begin(SHAPES));
}

function world(room: Room, begin: () => Promise<StoryTest>, arrange?: Arrange): <const P extends ProcessDefinition>(process: P) => Stories<P> {
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

  const beginning = <const P extends ProcessDefinition>(process: P, prepare: () => Promise<void>): Pick<Stories<P>, 'start'> => ({
    start(...given) {
      let stage: Stage | undefined;
      const onStage = (): Stage => {
        if (!stage) throw new Error('The story has not begun.');
        return stage;
      };
      const line = new Line(async () => whatStands(await onStage().look()));
      line.add('start()', async () => {
        await prepare();
        stage = new CaseStage(test, await test.start({ process: process.name, arrange, ...beginningOf(process, given) }), room);
      });
      lines.push(line);
      return new Story({ line, stage: onStage }, process);
    },
  });
  return (process) => ({
    process,
    room,
    ...beginning(process, () => Promise.resolve()),
    afterHours: () => beginning(process, () => test.skipWork()),
  });
}

/** One that a test has forgotten would otherwise prove nothing, and pass. */
function untold(written: Error): Error {
  const error = new Error('From this word on the story was not told: await it, or return it to Jest.');
  error.stack = `Error: ${error.message}\n${framesOf(written)}`;
  return error;
}

function beginningOf({ start }: ProcessDefinition, [first = {}, second]: [object?, (string | Partial<IncomingRequest>)?]): Beginning {
  if (!start) return { input: first, ...(typeof second === 'object' ? { request: second } : {}) };
  return { byHand: { by: typeof second === 'string' ? second : 'secretary1', asked: first as Record<string, unknown> } };
}
