// @ts-check
// What the model of the protocol is asked, and what it must answer (docs/model/README.md). A story with all sentences holds; a story
// without one of them breaks, by the invariant that is named: a sentence that is not needed would hold, and its row would fail.

/**
 * @typedef {object} Scenario
 * @property {string} name
 * @property {string} story `Scn` of HumanTask.tla; `parent` is ParentChild.tla
 * @property {string[]} [without] sentences left out
 * @property {string[]} [and] variants put in
 * @property {number} lose workflow tasks that may get lost
 * @property {number} crash deaths of an API that holds an answer
 * @property {string} expect `holds`, or the invariant that breaks
 * @property {boolean} quick
 */

/** The sentences of the protocol, as HumanTask.tla calls them. */
export const SENTENCES = [
  ...['effect', 'notyet', 'clear', 'retry', 'guard', 'readback', 'adopt', 'startguard', 'carrycancel', 'byrun'],
  ...['msgarb', 'msglock', 'earlycmd', 'freelook'],
  ...['follow', 'look', 'due', 'escdue', 'moveall', 'keepfired', 'holdlock', 'holdend', 'heldopen'],
  ...['corrarb', 'corrlock', 'openlook', 'carryseen', 'seenmax'],
];
/** Those of ParentChild.tla. */
export const PARENT_SENTENCES = ['childrow', 'rootrelay', 'await'];

/** @param {string} names @param {{ lose?: number, crash?: number, quick?: boolean }} [how] @returns {Scenario[]} */
const holds = (names, { lose = 1, crash = 1, quick = true } = {}) =>
  names.split(' ').map((story) => ({ name: `${story} ${lose}/${crash}`, story, lose, crash, expect: 'holds', quick }));

/** @param {string} question `<story> without <sentence>` @param {string} expect @param {{ lose?: number, crash?: number }} [how] @returns {Scenario} */
function breaks(question, expect, { lose = 1, crash = 1 } = {}) {
  const [story = '', sentence = ''] = question.split(' without ');
  return { name: question, story, without: [sentence], lose, crash, expect, quick: true };
}

/** @type {Scenario[]} */
export const SCENARIOS = [
  ...holds('one race2 timer poison0 poison cancel cancelcmd seq loop looptimer unstarted msg msg2 msg2t msgpoison'),
  ...holds('corr corrtimer corrpoison corrloop corrmsg corr2'),
  ...holds('hold holdlate holdesc holdpoison holdseq clock', { lose: 0, crash: 0 }),
  ...holds('parent', { lose: 2, crash: 0 }),
  breaks('par without effect', 'AnswerTrue'),
  breaks('timer without effect', 'AnswerTrue'),
  breaks('seq without notyet', 'NoCauseless'),
  breaks('timer without readback', 'Q_TimersAct'),
  breaks('seqcancel without adopt', 'Q_TasksUsable'),
  breaks('poison0 without clear', 'Q_TasksUsable'),
  breaks('poison0 without guard', 'NoCauseless'),
  breaks('poison without retry', 'Q_NobodyWaits'),
  breaks('loop without byrun', 'RefusedTrue'),
  breaks('loopcancel without carrycancel', 'Q_CancelActs'),
  breaks('unstarted without startguard', 'RefusedFair'),
  breaks('msg without msgarb', 'AnswerTrue'),
  breaks('msg without msglock', 'Q_MessageOnce'),
  breaks('msg without earlycmd', 'RefusedTrue'),
  breaks('msgpoison without freelook', 'Q_MessageOnce'),
  breaks('corrpoison without freelook', 'Q_Corrected'),
  breaks('holdloop without follow', 'RefusedFair', { lose: 0, crash: 0 }),
  breaks('clock without look', 'Q_TimersAct', { crash: 0 }),
  breaks('hold without look', 'Q_TimersAct', { crash: 0 }),
  breaks('hold without due', 'NotEarly', { crash: 0 }),
  breaks('holdesc without escdue', 'NotEarly', { crash: 0 }),
  breaks('holdpoison without moveall', 'NotEarly', { crash: 0 }),
  breaks('hold without keepfired', 'Q_TasksUsable', { crash: 0 }),
  breaks('holdseq without holdlock', 'NotEarly', { crash: 0 }),
  breaks('holdseq without heldopen', 'NotEarly', { crash: 0 }),
  breaks('holdlate without holdend', 'NotEarly', { crash: 0 }),
  breaks('corr without corrarb', 'AnswerTrue', { crash: 0 }),
  breaks('corr without corrlock', 'Q_Corrected', { crash: 0 }),
  breaks('corr2 without openlook', 'Q_Corrected', { crash: 0 }),
  breaks('corr2 without earlycmd', 'RefusedTrue', { crash: 0 }),
  breaks('corrloop without carryseen', 'SeenTrue', { lose: 0, crash: 0 }),
  breaks('corrpar without seenmax', 'SeenTrue', { lose: 0, crash: 0 }),
  breaks('parent without childrow', 'NoGhostRows', { lose: 2 }),
  breaks('parent without await', 'NoOrphans', { lose: 2 }),
  { name: 'holdclock, decide brings the moved instant', story: 'holdclock', and: ['bring'], lose: 0, crash: 0, expect: 'Q_TimersAct', quick: false },
  { name: 'flaky: two versions of a worker disagree', story: 'flaky', lose: 1, crash: 1, expect: 'RefusedTrue', quick: true },
  ...['holdclock', 'holdtwice', 'clockloop', 'holdcancel', 'holdloop', 'holdunstarted', 'corrpar', 'corrhold', 'corrcancel'].flatMap((story) =>
    holds(story, { lose: 0, crash: 0, quick: false }),
  ),
  ...holds('seqtimer seqcancel par parcancel loopcancel corrcancel', { quick: false }),
  ...holds('hold holdlate holdsplit clock clocksplit clockesc', { crash: 0, quick: false }),
  { name: 'holdsplit, a moved decide looks again', story: 'holdsplit', and: ['relook'], lose: 1, crash: 0, expect: 'holds', quick: false },
];

/**
 * Each of these says that something never happens, and must break: else a property above could hold because nothing happens at all.
 * @type {Scenario[]}
 */
export const NOT_VACUOUS = /** @type {[string, string][]} */ ([
  ['one', 'NeverEnds'],
  ['seq', 'NeverAll200'],
  ['msg', 'NeverMsg'],
  ['poison0', 'NeverReopen'],
  ['hold', 'NeverHeld'],
  ['hold', 'NeverStands'],
  ['clock', 'NeverClock'],
  ['holdesc', 'NeverEsc'],
  ['corr', 'NeverHears'],
  ['corr2', 'NeverHearsEarly'],
]).map(([story, expect]) => ({ name: `${story} does happen: ${expect}`, story, lose: 0, crash: 0, expect, quick: true }));
