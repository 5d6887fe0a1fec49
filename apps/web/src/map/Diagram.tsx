import { IconMaximize, IconMinus, IconPlus } from '@tabler/icons-react';
import { useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import type { ProcessMap } from '../api/types';
import { Button } from '../ui/Button';
import { Skeleton } from '../ui/Skeleton';
import { flowsOfMove, flowToParting, partingOf, shapeOf, START } from './bpmn-xml';
import styles from './Diagram.module.css';
import { drawn, type Drawing } from './draw';

/** What a diagram shows beside the process itself. */
export interface DiagramProps {
  map: ProcessMap;
  /** Steps that were taken, and the one where it stands; undefined: the map of no case. */
  taken?: ReadonlyMap<string, { state: 'taken' | 'now'; late: boolean }> | undefined;
  flows?: ReadonlySet<string> | undefined;
  /** What is written in a step. */
  words: (step: string) => ReactNode;
}

/** A diagram takes as much of the page as it needs, pixels. */
const TALLEST = 420;
const MARGIN = 96;
const STRIDE = 60;
const CLOSER = 1.25;

/** A process as a diagram: by mouse dragged, by the wheel moved while it has the focus, by keyboard moved (arrows), made larger and smaller (+, −) and whole (0). */
export default function Diagram({ map, taken, flows, words }: DiagramProps) {
  const { t } = useTranslation();
  const [drawing, setDrawing] = useState<Drawing | null>(null);
  const [failed, setFailed] = useState(false);
  const [holders, setHolders] = useState<ReadonlyMap<string, HTMLElement>>(new Map());
  const place = useRef<HTMLDivElement>(null);
  const now = taken && [...taken].find(([, { state }]) => state === 'now')?.[0];
  useDrawn({ map, place, made: setDrawing, holders: setHolders, failed: () => setFailed(true) });
  const height = drawing === null ? undefined : Math.min(TALLEST, drawing.height + MARGIN);
  useEffect(() => {
    drawing?.resized();
    drawing?.whole(now ?? null);
  }, [drawing, now]);
  useLit(drawing, { map, taken, flows });
  if (failed) return <p className={styles.failed}>{t('map.failed')}</p>;
  return (
    <div className={`${styles.diagram} ${taken ? styles.ofCase : ''}`}>
      <div
        className={styles.view}
        style={{ height }}
        role="application"
        tabIndex={0}
        aria-label={t('map.diagram', { name: map.label })}
        aria-describedby="map-keys"
        onKeyDown={(event) => move(event, drawing, now ?? null)}
        onFocus={() => drawing?.catchWheel(true)}
        onBlur={() => drawing?.catchWheel(false)}
      >
        <div ref={place} className={styles.place} />
        {drawing === null && <Skeleton />}
      </div>
      <p id="map-keys" className="hidden-visually">
        {t('map.keys')}
      </p>
      {[...holders].map(([step, element]) => createPortal(words(step), element, step))}
      <div className={styles.acts} role="group" aria-label={t('map.size')}>
        <Button square kind="quiet" onClick={() => drawing?.zoom(CLOSER)} aria-label={t('map.larger')} title={t('map.larger')}>
          <IconPlus size={18} aria-hidden />
        </Button>
        <Button square kind="quiet" onClick={() => drawing?.zoom(1 / CLOSER)} aria-label={t('map.smaller')} title={t('map.smaller')}>
          <IconMinus size={18} aria-hidden />
        </Button>
        <Button square kind="quiet" onClick={() => drawing?.whole(null)} aria-label={t('map.whole')} title={t('map.whole')}>
          <IconMaximize size={18} aria-hidden />
        </Button>
      </div>
    </div>
  );
}

/** Draws the map as often as it changes: when it is the map of another process, or of another language. */
function useDrawn(told: {
  map: ProcessMap;
  place: { current: HTMLDivElement | null };
  made: (drawing: Drawing | null) => void;
  holders: (holders: ReadonlyMap<string, HTMLElement>) => void;
  failed: () => void;
}) {
  const shown = useRef(told);
  useEffect(() => {
    shown.current = told;
  });
  const shape = JSON.stringify(told.map.steps.map(({ name, label, moves, child, tasks }) => [name, label, moves, child, tasks.length]));
  useEffect(() => {
    let over = false;
    let made: Drawing | undefined;
    const { map, place, ...tell } = shown.current;
    const begin = async () => {
      const drawing = await drawn(place.current!, map);
      if (over) return drawing.end();
      made = drawing;
      const elements = new Map(map.steps.map(({ name }) => [name, document.createElement('div')]));
      for (const [step, element] of elements) drawing.write(step, element);
      tell.holders(elements);
      tell.made(drawing);
    };
    begin().catch(tell.failed);
    return () => {
      over = true;
      tell.made(null);
      tell.holders(new Map());
      made?.end();
    };
  }, [shape]);
}

/** Lights what was taken, and where it stands. */
function useLit(drawing: Drawing | null, { map, taken, flows }: Pick<DiagramProps, 'map' | 'taken' | 'flows'>) {
  useEffect(() => {
    if (!drawing || !taken) return;
    for (const step of map.steps) {
      const told = taken.get(step.name);
      drawing.mark(shapeOf(step.name), 'map-taken', told?.state === 'taken');
      drawing.mark(shapeOf(step.name), 'map-now', told?.state === 'now');
      for (const { to } of step.moves) for (const flow of flowsOfMove(step, to)) drawing.mark(flow, 'map-taken', false);
    }
    for (const flow of flows ?? []) drawing.mark(flow, 'map-taken', true);
    drawing.mark(START, 'map-taken', taken.size > 0);
    for (const { name } of map.steps) drawing.mark(partingOf(name), 'map-taken', flows?.has(flowToParting(name)) ?? false);
  }, [drawing, map, taken, flows]);
}

function move(event: KeyboardEvent, drawing: Drawing | null, now: string | null): void {
  const act = {
    ArrowLeft: () => drawing?.pan(STRIDE, 0),
    ArrowRight: () => drawing?.pan(-STRIDE, 0),
    ArrowUp: () => drawing?.pan(0, STRIDE),
    ArrowDown: () => drawing?.pan(0, -STRIDE),
    Equal: () => drawing?.zoom(CLOSER),
    NumpadAdd: () => drawing?.zoom(CLOSER),
    Minus: () => drawing?.zoom(1 / CLOSER),
    NumpadSubtract: () => drawing?.zoom(1 / CLOSER),
    Digit0: () => drawing?.whole(now),
    Numpad0: () => drawing?.whole(now),
  }[event.code];
  if (!act || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  event.stopPropagation();
  act();
}
