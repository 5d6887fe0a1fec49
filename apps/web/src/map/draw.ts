import { layoutProcess } from 'bpmn-auto-layout';
import NavigatedViewer from 'bpmn-js/lib/NavigatedViewer';
import 'bpmn-js/dist/assets/bpmn-js.css';
import 'bpmn-js/dist/assets/diagram-js.css';
import type { ProcessMap } from '../api/types';
import { bpmnOf, shapeOf } from './bpmn-xml';
import { widened } from './widen';

/** The parts of the viewer that are used here. */
interface Canvas {
  zoom(to?: number | 'fit-viewport', at?: 'auto'): number;
  viewbox(): { inner: { height: number } };
  resized(): void;
  scroll(by: { dx: number; dy: number }): void;
  scrollToElement(id: string, padding: number): void;
  addMarker(id: string, marker: string): void;
  removeMarker(id: string, marker: string): void;
}
interface Overlays {
  add(id: string, overlay: { position: { top?: number; left: number }; html: HTMLElement; scale: boolean }): string;
}
interface Registry {
  getAll(): { id: string; waypoints?: unknown; height: number; width: number }[];
  get(id: string): { height: number; width: number } | undefined;
  getGraphics(id: string): SVGElement;
}

/** How a diagram is looked at. */
export interface Drawing {
  /** How high it is as it is drawn, pixels. */
  readonly height: number;
  /** Its place has another size now. */
  resized(): void;
  /** All of it, or, where that would be too small to read, the step where one is. */
  whole(step: string | null): void;
  zoom(by: number): void;
  pan(dx: number, dy: number): void;
  /** The wheel moves the diagram, not the page, only while it has the focus. */
  catchWheel(on: boolean): void;
  mark(id: string, look: string, on: boolean): void;
  /** What is written in a step, beneath its name. */
  write(step: string, words: HTMLElement): void;
  end(): void;
}

/** Smaller than this nobody can read it. */
const SMALLEST = 0.62;
/** Where the words stand, from the upper edge of a step, and of a sign. */
const PLACE = { step: 56, sign: 40 };

/** Draws a process into an element. Colours are tokens, so that it follows the theme. */
export async function drawn(container: HTMLElement, map: ProcessMap): Promise<Drawing> {
  // The library measures words with the font that it is told: `inherit` would be another one there.
  const { fontFamily } = getComputedStyle(container);
  await document.fonts.ready;
  const viewer = new NavigatedViewer({
    container,
    bpmnRenderer: { defaultFillColor: 'var(--surface)', defaultStrokeColor: 'var(--edge)', defaultLabelColor: 'var(--ink)' },
    textRenderer: { defaultStyle: { fontFamily, fontSize: 13, lineHeight: 1.25 }, externalStyle: { fontSize: 12, lineHeight: 1.25 } },
  });
  await viewer.importXML(widened(await layoutProcess(bpmnOf(map))));
  const [canvas, overlays, registry] = [viewer.get<Canvas>('canvas'), viewer.get<Overlays>('overlays'), viewer.get<Registry>('elementRegistry')];
  const wheel = viewer.get<{ toggle(on: boolean): void }>('zoomScroll');
  wheel.toggle(false);
  beneath(registry);
  return {
    height: canvas.viewbox().inner.height,
    resized: () => canvas.resized(),
    whole: (step) => {
      if (canvas.zoom('fit-viewport', 'auto') >= SMALLEST || step === null) return;
      canvas.zoom(SMALLEST + 0.2, 'auto');
      canvas.scrollToElement(shapeOf(step), 40);
    },
    zoom: (by) => void canvas.zoom(Math.min(2, Math.max(0.3, canvas.zoom() * by)), 'auto'),
    pan: (dx, dy) => canvas.scroll({ dx, dy }),
    catchWheel: (on) => wheel.toggle(on),
    mark: (id, look, on) => {
      if (registry.get(id)) canvas[on ? 'addMarker' : 'removeMarker'](id, look);
    },
    write: (step, words) => {
      const shape = registry.get(shapeOf(step));
      if (!shape) return;
      const sign = shape.width < 100;
      overlays.add(shapeOf(step), { position: { top: sign ? PLACE.sign : PLACE.step, left: sign ? -60 : 0 }, html: words, scale: true });
    },
    end: () => viewer.destroy(),
  };
}

/** Flows pass behind steps: the layout leads some of them straight through. */
function beneath(registry: Registry): void {
  for (const { id } of registry.getAll().filter(({ waypoints }) => waypoints !== undefined)) {
    const group = registry.getGraphics(id).parentElement;
    group?.parentElement?.prepend(group);
  }
}
